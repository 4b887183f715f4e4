package org.accountkit.spring;

import org.accountkit.AccountServices;
import org.accountkit.user.UserId;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Reports whether the stores answer. */
final class StoresHealth extends AbstractHealthIndicator {

    private static final UserId NOBODY = new UserId("00000000-0000-0000-0000-000000000000");

    private final AccountServices accounts;

    StoresHealth(AccountServices accounts) {
        super("AccountKit's stores are not available");
        this.accounts = accounts;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        accounts.epochOf(NOBODY);
        builder.up();
    }
}
