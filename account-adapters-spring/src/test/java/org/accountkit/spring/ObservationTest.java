package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.accountkit.AccountServices;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What operators see: health and meters. */
class ObservationTest {

    @Test
    void metersCountSignInsRefusalsAndHashes() {
        try (ConfigurableApplicationContext context = start()) {
            assertThatThrownBy(() -> context.getBean(AccountServices.class)
                            .signIn()
                            .signIn("admin", Secret.ofText("wrong"), PresentedTokens.NONE, RequestOrigin.unknown()))
                    .isInstanceOf(RefusedException.class);

            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(meters.counter("accountkit.sign-ins", "outcome", "refused")
                            .count())
                    .isEqualTo(1);
            assertThat(meters.counter("accountkit.refusals", "code", "invalid-credentials")
                            .count())
                    .isEqualTo(1);
            assertThat(meters.timer("accountkit.hashing").count()).isPositive();
            assertThat(meters.get("accountkit.hashing.waiting").gauge().value()).isZero();
        }
    }

    @Test
    void healthFollowsTheStores() {
        try (ConfigurableApplicationContext context = start()) {
            HealthIndicator health = context.getBean("accountKitHealthIndicator", HealthIndicator.class);
            assertThat(status(health)).isEqualTo(Status.UP);

            context.getBean(JdbcTemplate.class).execute("shutdown");
            assertThat(status(health)).isEqualTo(Status.DOWN);
        }
    }

    private static Status status(HealthIndicator health) {
        return java.util.Objects.requireNonNull(health.health()).getStatus();
    }

    private static ConfigurableApplicationContext start() {
        return Shops.start(UUID.randomUUID().toString(), "spring.main.web-application-type=none");
    }
}
