package org.accountkit.web;

import java.util.List;
import org.accountkit.AccountServices;
import org.accountkit.user.UserId;
import org.accountkit.web.json.JsonObject;

/** Reports whether the stores are available. If they are not, the answer is the same 503 as everywhere. */
final class HealthRoutes {

    private static final UserId NOBODY = new UserId("00000000-0000-0000-0000-000000000000");

    private final AccountServices accounts;

    HealthRoutes(AccountServices accounts) {
        this.accounts = accounts;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/health", Access.ANYONE, this::health));
    }

    private AccountResponse health(Call call) {
        accounts.epochOf(NOBODY);
        return AccountResponse.ok(new JsonObject().put("status", "up"));
    }
}
