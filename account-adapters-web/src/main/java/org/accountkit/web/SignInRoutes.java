package org.accountkit.web;

import java.time.Duration;
import java.util.List;
import org.accountkit.AccountServices;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.web.json.BodyShape;
import org.accountkit.web.json.FieldType;
import org.accountkit.web.json.JsonObject;

/** Signing in, in one step or two, and signing out. */
final class SignInRoutes {

    private static final BodyShape CREDENTIALS =
            BodyShape.EMPTY.with("username", FieldType.TEXT).with("password", FieldType.SECRET);

    private final SignInService service;
    private final SecondFactors secondFactors;
    private final Cookies cookies;
    private final Duration deviceLife;

    SignInRoutes(AccountServices accounts, SecondFactors secondFactors, Cookies cookies) {
        this.service = accounts.signIn();
        this.secondFactors = secondFactors;
        this.cookies = cookies;
        this.deviceLife = accounts.devices().policy().life();
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/sign-in", Access.SIGN_IN, CREDENTIALS, this::signIn),
                Route.post(
                        "/api/sign-in/second-factor",
                        Access.PENDING,
                        SecondFactors.addTo(BodyShape.EMPTY),
                        this::completeSignIn),
                Route.post("/api/sign-out", SignInService.SIGN_OUT, this::signOut));
    }

    private AccountResponse signIn(Call call) {
        SignInResult result = service.signIn(
                call.body().requiredText("username"),
                call.body().requiredSecret("password"),
                presented(call),
                call.origin());
        return result instanceof SecondFactorRequired required
                ? askForSecondFactor(required)
                : signedIn((SignedIn) result, call);
    }

    private AccountResponse askForSecondFactor(SecondFactorRequired required) {
        return AccountResponse.ok(new JsonObject()
                        .put("status", "second-factor-required")
                        .putTexts("methods", List.of("totp", "recovery-code"))
                        .put("expiresInSeconds", required.expiresIn().toSeconds()))
                .withCookie(cookies.set(CookieKind.PENDING, required.pending(), required.expiresIn()));
    }

    private AccountResponse completeSignIn(Call call) {
        Secret pending = cookies.read(call.cookies(), CookieKind.PENDING).orElseThrow();
        SignedIn result =
                service.completeSignIn(pending, secondFactors.require(call.body()), presented(call), call.origin());
        return signedIn(result, call);
    }

    private AccountResponse signedIn(SignedIn result, Call call) {
        AccountResponse response = AccountResponse.ok(
                        new JsonObject().put("status", "signed-in").put("user", Views.user(result.account())))
                .withCookie(cookies.set(CookieKind.SESSION, result.session()))
                .withCookie(result.device().map(device -> cookies.set(CookieKind.DEVICE, device, deviceLife)));
        boolean wasPending = !cookies.values(call.cookies(), CookieKind.PENDING).isEmpty();
        return wasPending ? response.withCookie(cookies.clear(CookieKind.PENDING)) : response;
    }

    private PresentedTokens presented(Call call) {
        return new PresentedTokens(
                cookies.read(call.cookies(), CookieKind.SESSION), cookies.read(call.cookies(), CookieKind.DEVICE));
    }

    private AccountResponse signOut(Call call) {
        service.signOut(call.caller());
        return AccountResponse.noContent().withCookie(cookies.clear(CookieKind.SESSION));
    }
}
