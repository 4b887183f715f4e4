package org.accountkit.web;

import java.util.List;
import org.accountkit.AccountServices;
import org.accountkit.password.PasswordService;
import org.accountkit.password.PasswordService.PasswordChange;
import org.accountkit.secret.Secret;
import org.accountkit.web.json.BodyShape;
import org.accountkit.web.json.FieldType;
import org.accountkit.web.json.JsonObject;

/** The caller's own password. */
final class PasswordRoutes {

    private static final String NEW_PASSWORD = "newPassword";

    private static final BodyShape CHANGE =
            BodyShape.EMPTY.with("currentPassword", FieldType.SECRET).with(NEW_PASSWORD, FieldType.SECRET);

    private final PasswordService passwords;
    private final Cookies cookies;

    PasswordRoutes(AccountServices accounts, Cookies cookies) {
        this.passwords = accounts.passwords();
        this.cookies = cookies;
    }

    List<Route> routes() {
        return List.of(Route.put("/api/me/password", PasswordService.CHANGE, CHANGE, this::change));
    }

    private AccountResponse change(Call call) {
        Secret current = call.body().requiredSecret("currentPassword");
        Secret next = call.body().requiredSecret(NEW_PASSWORD);
        PasswordChange change = ViolationFields.renaming(
                "password",
                NEW_PASSWORD,
                () -> passwords.change(call.caller(), current, next, cookies.read(call.cookies(), CookieKind.DEVICE)));
        JsonObject ended = new JsonObject().put("endedSessions", change.endedSessions());
        return AccountResponse.ok(change.apiKeyRevoked() ? ended.put("apiKeyRevoked", true) : ended)
                .withCookie(change.token().map(token -> cookies.set(CookieKind.SESSION, token)));
    }
}
