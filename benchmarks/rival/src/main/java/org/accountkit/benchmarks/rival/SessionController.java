package org.accountkit.benchmarks.rival;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signs in with JSON, into a session of the servlet container. */
@RestController
class SessionController {

    private final AuthenticationManager manager;
    private final SessionAuthenticationStrategy fixation;
    private final SecurityContextRepository contexts;

    SessionController(
            AuthenticationManager manager, SessionAuthenticationStrategy fixation, SecurityContextRepository contexts) {
        this.manager = manager;
        this.fixation = fixation;
        this.contexts = contexts;
    }

    record Credentials(String username, String password) {}

    @PostMapping("/session")
    Map<String, String> signIn(
            @RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        Authentication caller = manager.authenticate(
                UsernamePasswordAuthenticationToken.unauthenticated(credentials.username(), credentials.password()));
        fixation.onAuthentication(caller, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(caller);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return Map.of("status", "signed-in", "username", caller.getName());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNAUTHORIZED)
    void refuse(AuthenticationException refused) {
        // The status says it all.
    }
}
