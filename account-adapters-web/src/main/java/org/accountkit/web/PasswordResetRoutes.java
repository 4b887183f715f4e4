package org.accountkit.web;

import java.util.List;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.administration.UserAdministration;
import org.accountkit.reset.PasswordResetService;
import org.accountkit.reset.PasswordResetService.IssuedReset;
import org.accountkit.secret.Secret;
import org.accountkit.web.json.BodyShape;
import org.accountkit.web.json.FieldType;
import org.accountkit.web.json.JsonBody;
import org.accountkit.web.json.JsonObject;

/** Password reset by a one-time token. The routes for anyone exist only if the host switches them on. */
final class PasswordResetRoutes {

    private static final String TOKEN = "token";
    private static final String NEW_PASSWORD = "newPassword";
    private static final BodyShape REQUEST = BodyShape.EMPTY.with("username", FieldType.TEXT);
    private static final BodyShape COMPLETION =
            SecondFactors.addTo(BodyShape.EMPTY.with(TOKEN, FieldType.SECRET).with(NEW_PASSWORD, FieldType.SECRET));
    private static final BodyShape ISSUE =
            BodyShape.EMPTY.withOptional("reason", FieldType.TEXT).omittable();

    private final PasswordResetService resets;
    private final SecondFactors secondFactors;
    private final boolean forAnyone;

    PasswordResetRoutes(AccountServices accounts, SecondFactors secondFactors, boolean forAnyone) {
        this.resets = accounts.passwordResets();
        this.secondFactors = secondFactors;
        this.forAnyone = forAnyone;
    }

    List<Route> routes() {
        Stream<Route> anonymous = Stream.of(
                Route.post("/api/password-reset", Access.ANYONE, REQUEST, this::request),
                Route.post("/api/password-reset/complete", Access.ANYONE, COMPLETION, this::complete));
        Route issuing = Route.post("/api/users/{id}/password-reset", UserAdministration.MANAGE, ISSUE, this::issue);
        return Stream.concat(forAnyone ? anonymous : Stream.of(), Stream.of(issuing))
                .toList();
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

    private AccountResponse issue(Call call) {
        IssuedReset issued = resets.issue(call.caller(), call.userId(), Fields.note(call.body(), "reason"));
        return AccountResponse.created(
                new JsonObject().put(TOKEN, issued.token()).put("expiresAt", issued.expiresAt()));
    }
}
