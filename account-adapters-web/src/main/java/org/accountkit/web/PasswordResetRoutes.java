package org.accountkit.web;

import java.util.List;
import org.accountkit.AccountServices;
import org.accountkit.reset.PasswordResetService;
import org.accountkit.secret.Secret;
import org.accountkit.web.json.BodyShape;
import org.accountkit.web.json.FieldType;
import org.accountkit.web.json.JsonBody;

/** Password reset by a one-time token, for anyone. */
final class PasswordResetRoutes {

    private static final String TOKEN = "token";
    private static final String NEW_PASSWORD = "newPassword";
    private static final BodyShape REQUEST = BodyShape.EMPTY.with("username", FieldType.TEXT);
    private static final BodyShape COMPLETION =
            SecondFactors.addTo(BodyShape.EMPTY.with(TOKEN, FieldType.SECRET).with(NEW_PASSWORD, FieldType.SECRET));

    private final PasswordResetService resets;
    private final SecondFactors secondFactors;

    PasswordResetRoutes(AccountServices accounts, SecondFactors secondFactors) {
        this.resets = accounts.passwordResets();
        this.secondFactors = secondFactors;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/password-reset", Access.ANYONE, REQUEST, this::request),
                Route.post("/api/password-reset/complete", Access.ANYONE, COMPLETION, this::complete));
    }

    private AccountResponse request(Call call) {
        resets.request(call.body().requiredText("username"), call.origin());
        return AccountResponse.of(202);
    }

    private AccountResponse complete(Call call) {
        JsonBody body = call.body();
        Secret token = body.requiredSecret(TOKEN);
        Secret password = body.requiredSecret(NEW_PASSWORD);
        ViolationFields.renaming("password", NEW_PASSWORD, () -> {
            resets.complete(token, password, secondFactors.read(body), call.origin());
            return token;
        });
        return AccountResponse.noContent();
    }
}
