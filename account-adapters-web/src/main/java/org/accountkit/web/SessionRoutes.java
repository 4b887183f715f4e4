package org.accountkit.web;

import java.util.List;
import org.accountkit.AccountServices;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential;
import org.accountkit.access.Credential.CredentialKind;
import org.accountkit.session.SessionService;
import org.accountkit.session.SessionService.SessionTimes;
import org.accountkit.signin.SignInService;
import org.accountkit.web.json.BodyShape;
import org.accountkit.web.json.FieldType;
import org.accountkit.web.json.JsonObject;

/** The caller's own session and a fresh proof for it. */
final class SessionRoutes {

    /** Every caller may ask who they are, even with a pending action. */
    private static final AccessRule WHO_AM_I = AccessRule.sessionOrKey().always();

    private static final BodyShape PROOF = SecondFactors.addTo(BodyShape.EMPTY.with("password", FieldType.SECRET));

    private final SessionService sessions;
    private final SignInService signIn;
    private final SecondFactors secondFactors;
    private final Cookies cookies;

    SessionRoutes(AccountServices accounts, SecondFactors secondFactors, Cookies cookies) {
        this.sessions = accounts.sessions();
        this.signIn = accounts.signIn();
        this.secondFactors = secondFactors;
        this.cookies = cookies;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/session", Access.peeking(SessionService.SHOW), this::show),
                Route.post("/api/session/proof", SignInService.PROVE, PROOF, this::prove),
                Route.get("/api/whoami", WHO_AM_I, this::whoAmI));
    }

    private AccountResponse show(Call call) {
        Caller caller = call.caller();
        JsonObject session = Views.caller(caller).putTexts("pendingActions", Views.pendingActions(caller));
        if (caller.credential().kind() == CredentialKind.SESSION) {
            putTimes(session, sessions.times(caller));
        }
        return AccountResponse.ok(session);
    }

    private static void putTimes(JsonObject session, SessionTimes times) {
        session.put("signedInAt", times.signedInAt())
                .put("provenAt", times.provenAt())
                .put("expiresAt", times.expiresAt())
                .put("idleExpiresAt", times.idleExpiresAt());
    }

    private AccountResponse prove(Call call) {
        return AccountResponse.noContent()
                .withCookie(signIn.prove(
                                call.caller(), call.body().requiredSecret("password"), secondFactors.read(call.body()))
                        .map(token -> cookies.set(CookieKind.SESSION, token)));
    }

    private AccountResponse whoAmI(Call call) {
        Credential credential = call.caller().credential();
        String kind = credential.kind().isSession() ? "session" : "api-key";
        return AccountResponse.ok(Views.caller(call.caller())
                .put("credential", new JsonObject().put("kind", kind).put("id", credential.id())));
    }
}
