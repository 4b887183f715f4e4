package org.accountkit.web;

import java.util.List;
import org.accountkit.AccountServices;
import org.accountkit.administration.UserAdministration;
import org.accountkit.reset.PasswordResetService;
import org.accountkit.reset.PasswordResetService.IssuedReset;
import org.accountkit.web.json.BodyShape;
import org.accountkit.web.json.FieldType;
import org.accountkit.web.json.JsonObject;

/** Password reset tokens that an administrator issues. */
final class PasswordResetIssueRoutes {

    private static final BodyShape ISSUE =
            BodyShape.EMPTY.withOptional("reason", FieldType.TEXT).omittable();

    private final PasswordResetService resets;

    PasswordResetIssueRoutes(AccountServices accounts) {
        this.resets = accounts.passwordResets();
    }

    List<Route> routes() {
        return List.of(Route.post("/api/users/{id}/password-reset", UserAdministration.MANAGE, ISSUE, this::issue));
    }

    private AccountResponse issue(Call call) {
        IssuedReset issued = resets.issue(call.caller(), call.userId(), Fields.note(call.body(), "reason"));
        return AccountResponse.created(
                new JsonObject().put("token", issued.token()).put("expiresAt", issued.expiresAt()));
    }
}
