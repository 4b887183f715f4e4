package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.TOO_MANY_ATTEMPTS;
import static org.accountkit.access.RefusalCode.UNAVAILABLE;
import static org.accountkit.testkit.specification.PasswordResetRequestSpecification.NAMES;
import static org.accountkit.testkit.specification.PasswordResetRequestSpecification.random;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.accountkit.AccountServices;
import org.accountkit.access.Refusal;
import org.accountkit.access.RequestOrigin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many password resets can be requested, by name, by address and at the same time. */
public abstract class PasswordResetLimitSpecification extends ServiceSpecification {

    /** Counters of addresses are shared by all realms, so each test has its own addresses. */
    private final String net = "10.%d.%d.".formatted(random(), random());

    private Person ada;

    /** For specifications. */
    protected PasswordResetLimitSpecification() {}

    @BeforeEach
    void createUsers() {
        ada = world.person("ada");
        world.edit(world.person("dan"), edit -> edit.enabled(false));
    }

    private void request(String name, String address) {
        world.accounts.passwordResets().request(name, World.from(address));
    }

    @Test
    @Tag("A77")
    void a77SendsAtMostThreeNoticesAnHourPerName() {
        for (int i = 0; i < 100; i++) {
            String address = net + i;
            if (i < 3) {
                request("ada", address);
            } else {
                assertRefused(TOO_MANY_ATTEMPTS, () -> request("ada", address));
            }
        }
        world.settle();
        assertThat(world.resetsOf(ada)).hasSize(3);

        world.clock.advance(Duration.ofHours(1));
        request("ada", net + 1);
        world.settle();
        assertThat(world.resetsOf(ada)).hasSize(4);
    }

    @Test
    @Tag("A77")
    void a77LimitsEveryNameInTheSameWay() {
        List<Refusal> refusals = NAMES.stream()
                .map(name -> {
                    IntStream.range(0, 3).forEach(i -> request(name, net + NAMES.indexOf(name)));
                    return assertRefused(TOO_MANY_ATTEMPTS, () -> request(name, net + 250));
                })
                .toList();
        world.settle();

        assertThat(refusals).containsOnly(refusals.get(0));
        assertThat(refusals.get(0).retryAfter()).contains(Duration.ofHours(1));
    }

    @Test
    @Tag("A77")
    void a77LimitsAnAddress() {
        IntStream.range(0, 30).forEach(i -> request("name-" + i, net + 1));

        Refusal refusal = assertRefused(TOO_MANY_ATTEMPTS, () -> request("ada", net + 1));

        assertThat(refusal.retryAfter()).contains(Duration.ofMinutes(1));
        request("ada", net + 2);
        world.clock.advance(Duration.ofMinutes(1));
        request("ada", net + 1);
        world.settle();
    }

    @Test
    void doesNotSlowASignInDown() {
        IntStream.range(0, 3).forEach(i -> request("ada", net + 1));
        assertRefused(TOO_MANY_ATTEMPTS, () -> request("ada", net + 1));
        world.settle();

        assertThat(ada.signIn().isSignedIn()).isTrue();
    }

    @Test
    void allowsMoreRequestsAfterAnUnlock() {
        IntStream.range(0, 3).forEach(i -> request("ada", net + 1));

        world.accounts.users().unlock(world.root().caller(), ada.id());

        request("ada", net + 1);
        world.settle();
        assertThat(world.resetsOf(ada)).hasSize(4);
    }

    /** A queue without a bound would let outsiders fill the memory. */
    @Test
    void refusesMoreThanItCanQueue() {
        ManualExecutor executor = new ManualExecutor();
        try (AccountServices node = world.node(builder -> builder.executor(executor))) {
            IntStream.range(0, 1000)
                    .forEach(i -> node.passwordResets().request("name-" + i, World.from(net + i % 200)));

            assertRefused(UNAVAILABLE, () -> node.passwordResets().request("ada", RequestOrigin.unknown()));

            executor.runOnce();
            IntStream.range(0, 3).forEach(i -> node.passwordResets().request("ada", RequestOrigin.unknown()));
            executor.runOnce();
        }
        world.settle();
        assertThat(world.resetsOf(ada)).hasSize(3);
    }
}
