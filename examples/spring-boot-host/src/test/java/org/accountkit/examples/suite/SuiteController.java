package org.accountkit.examples.suite;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.accountkit.access.Caller;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.access.RefusalCode;
import org.accountkit.user.Right;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the standalone host answers. */
@RestController
class SuiteController {

    private static final Pattern HOSTNAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");

    @GetMapping(path = "/hello", produces = "text/plain;charset=utf-8")
    String hello(@AuthenticationPrincipal Caller caller) {
        String rights = caller.rights().stream().map(Right::name).collect(Collectors.joining("\n  "));
        return "Hello, " + caller.account().user().username() + ". You may:\n  "
                + (rights.isEmpty() ? "(nothing beyond your own settings)" : rights) + '\n';
    }

    @PostMapping("/hello")
    @PreAuthorize("hasAuthority('hello.write')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void write() {}

    @GetMapping(path = "/downloads/agent.txt", produces = "text/plain;charset=utf-8")
    String agent() {
        return "This is the agent, version 1.\n";
    }

    @GetMapping(path = "/downloads/license", produces = "text/plain;charset=utf-8")
    String license(@RequestParam Optional<String> hostname) {
        return hostname.filter(name -> HOSTNAME.matcher(name).matches())
                .map(name -> "Licensed to " + name + ".\n")
                .orElseThrow(() -> RefusalCode.MALFORMED_REQUEST.refused(
                        List.of(new Violation("hostname", "hostname", "Give the name of the host for the licence."))));
    }

    @GetMapping("/.well-known/change-password")
    ResponseEntity<Void> changePassword() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("/account/#/user-settings/password"))
                .build();
    }

    @GetMapping("/")
    ResponseEntity<Void> home() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("/account/"))
                .build();
    }

    @RequestMapping("/**")
    void nothingElse() {
        throw RefusalCode.NOT_FOUND.refused();
    }
}
