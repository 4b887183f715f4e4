package org.accountkit.spring.test;

import jakarta.servlet.http.Cookie;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.NewUser;
import org.accountkit.download.DownloadToken;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.accountkit.web.AccountResponse;
import org.accountkit.web.AccountRoutes;

/** The users of a test's context, created when they are first needed. Safe for use by several threads. */
final class TestUsers {

    private static final Username ADMINISTRATOR = Username.of("administrator-of-tests");
    private static final Secret FIRST_PASSWORD = Secret.ofText("given by the administrator");
    private static final Secret PASSWORD = Secret.ofText("correct horse battery staple");

    private final AccountServices accounts;
    private final AccountRoutes routes;
    private final Map<String, UserId> users = new ConcurrentHashMap<>();

    TestUsers(AccountServices accounts, AccountRoutes routes) {
        this.accounts = accounts;
        this.routes = routes;
    }

    Cookie session(String username, Set<String> rights) {
        return apart(() -> {
            user(username, rights);
            return signInAtTheRoute(username);
        });
    }

    String apiKey(String username, Set<String> rights) {
        return apart(() -> accounts.operations()
                .issueApiKey(user(username, rights), "test", Optional.empty())
                .text()
                .reveal());
    }

    String downloadToken() {
        return apart(() -> {
            DownloadToken renewed = accounts.downloads().renew(administrator());
            accounts.downloads().setState(administrator(), DownloadState.REQUIRED);
            return renewed.token().orElseThrow().reveal();
        });
    }

    /** On another thread, whose writes a test's own transaction neither contains nor rolls back. */
    private static <T> T apart(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work).join();
    }

    private UserId user(String username, Set<String> rights) {
        return users.computeIfAbsent(
                username + ' ' + rights.stream().sorted().toList(), key -> create(username, rights));
    }

    private UserId create(String username, Set<String> rights) {
        String role = "test-" + users.size();
        accounts.operations().ensureRole(role, rights.stream().map(Right::new).collect(Collectors.toSet()), Set.of());
        NewUser wanted = NewUser.of(Username.of(username), FIRST_PASSWORD).withRoles(Set.of(role));
        UserId id = accounts.users().create(administrator(), wanted).id();
        accounts.passwords().change(caller(username, FIRST_PASSWORD), FIRST_PASSWORD, PASSWORD);
        requireDeclared(rights, caller(username, PASSWORD));
        return id;
    }

    private static void requireDeclared(Set<String> rights, Caller caller) {
        rights.stream().filter(right -> !caller.has(new Right(right))).forEach(right -> {
            throw new IllegalArgumentException("The right " + right + " is not declared in accountkit.rights.");
        });
    }

    private Caller administrator() {
        users.computeIfAbsent(
                ADMINISTRATOR.text(), key -> accounts.operations().createAdministrator(ADMINISTRATOR, PASSWORD, false));
        return caller(ADMINISTRATOR.text(), PASSWORD);
    }

    private Caller caller(String username, Secret password) {
        SignedIn result =
                (SignedIn) accounts.signIn().signIn(username, password, PresentedTokens.NONE, RequestOrigin.unknown());
        return accounts.sessions()
                .authenticate(result.session(), RequestOrigin.unknown())
                .orElseThrow();
    }

    /** The route knows what the cookie is called. */
    private Cookie signInAtTheRoute(String username) {
        AccountResponse answer = routes.handle(SignInRequest.of(routes.basePath(), username, PASSWORD));
        return answer.headers().stream()
                .filter(header -> header.name().equals("Set-Cookie"))
                .map(header -> header.value().split(";", 2)[0].split("=", 2))
                .filter(pair -> pair[0].endsWith("-session"))
                .map(pair -> new Cookie(pair[0], pair[1]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        username + " could not sign in at the route: it answered " + answer.status() + "."));
    }
}
