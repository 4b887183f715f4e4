package org.accountkit.web;

import java.util.List;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.access.Credential.CredentialKind;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.TwoFactorService;
import org.accountkit.twofactor.TwoFactorService.TotpEnrolment;
import org.accountkit.twofactor.TwoFactorService.TwoFactorActivation;
import org.accountkit.twofactor.TwoFactorService.TwoFactorState;
import org.accountkit.web.json.BodyShape;
import org.accountkit.web.json.FieldType;
import org.accountkit.web.json.JsonObject;
import org.accountkit.web.qr.QrCode;

/** The caller's own two-factor authentication. */
final class TwoFactorRoutes {

    private static final String STATE = "/api/me/two-factor";
    private static final String ENROLMENT = STATE + "/enrolment";
    private static final BodyShape CODE = BodyShape.EMPTY.with("code", FieldType.SECRET);

    private final TwoFactorService twoFactor;
    private final SecondFactors secondFactors;
    private final Cookies cookies;

    TwoFactorRoutes(AccountServices accounts, SecondFactors secondFactors, Cookies cookies) {
        this.twoFactor = accounts.twoFactor();
        this.secondFactors = secondFactors;
        this.cookies = cookies;
    }

    List<Route> routes() {
        return List.of(
                Route.get(STATE, TwoFactorService.SHOW, this::show),
                Route.delete(STATE, TwoFactorService.DEACTIVATE, this::deactivate),
                Route.post(ENROLMENT, TwoFactorService.ENROL, this::begin),
                Route.get(ENROLMENT + ".png", TwoFactorService.ENROL, this::png),
                Route.get(ENROLMENT + ".svg", TwoFactorService.ENROL, this::svg),
                Route.post(ENROLMENT + "/validate", TwoFactorService.VALIDATE, CODE, this::validate),
                Route.post(
                        "/api/me/recovery-codes", TwoFactorService.REPLACE_RECOVERY_CODES, this::replaceRecoveryCodes));
    }

    private AccountResponse show(Call call) {
        TwoFactorState state = twoFactor.state(call.caller());
        JsonObject view = new JsonObject().put("active", state.active()).putTime("activatedAt", state.activatedAt());
        return AccountResponse.ok(state.active() ? view.put("recoveryCodesLeft", state.recoveryCodesLeft()) : view);
    }

    private AccountResponse begin(Call call) {
        TotpEnrolment enrolment = twoFactor.begin(call.caller());
        QrCode qrCode = QrCode.of(enrolment.otpAuthUri());
        JsonObject view = new JsonObject()
                .put("secretKey", enrolment.secretKey())
                .put("otpauthUri", enrolment.otpAuthUri())
                .put("qrCode", new JsonObject().put("size", qrCode.size()).putTexts("modules", qrCode.rows()))
                .put("expiresAt", enrolment.expiresAt());
        return AccountResponse.json(enrolment.begunNow() ? 201 : 200, view);
    }

    private AccountResponse png(Call call) {
        return AccountResponse.content(200, "image/png", pendingQrCode(call).png());
    }

    private AccountResponse svg(Call call) {
        return AccountResponse.content(200, "image/svg+xml", pendingQrCode(call).svg());
    }

    private QrCode pendingQrCode(Call call) {
        return QrCode.of(twoFactor.pending(call.caller()).otpAuthUri());
    }

    private AccountResponse validate(Call call) {
        TwoFactorActivation activation =
                twoFactor.validate(call.caller(), secondFactors.code(call.body()), device(call));
        return AccountResponse.ok(
                        recoveryCodes(activation.recoveryCodes()).put("endedSessions", activation.endedSessions()))
                .withCookie(ended(call));
    }

    /** A session of the host's own has another cookie, which the host deletes. */
    private Optional<String> ended(Call call) {
        boolean own = call.caller().credential().kind() == CredentialKind.SESSION;
        return own ? Optional.of(cookies.clear(CookieKind.SESSION)) : Optional.empty();
    }

    private AccountResponse deactivate(Call call) {
        return AccountResponse.noContent()
                .withCookie(twoFactor
                        .deactivate(call.caller(), device(call))
                        .token()
                        .map(token -> cookies.set(CookieKind.SESSION, token)));
    }

    private Optional<Secret> device(Call call) {
        return cookies.read(call.cookies(), CookieKind.DEVICE);
    }

    private AccountResponse replaceRecoveryCodes(Call call) {
        return AccountResponse.ok(recoveryCodes(twoFactor.replaceRecoveryCodes(call.caller())));
    }

    private static JsonObject recoveryCodes(List<Secret> codes) {
        return new JsonObject()
                .putTexts("recoveryCodes", codes.stream().map(Secret::reveal).toList());
    }
}
