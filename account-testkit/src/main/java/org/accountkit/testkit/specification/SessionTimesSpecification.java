package org.accountkit.testkit.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session has ended as soon as any one of its times is in the future, even if the others are not. */
public abstract class SessionTimesSpecification extends ServiceSpecification {

    private static final Duration USED = Duration.ofMinutes(29);
    private static final Duration CORRECTION = Duration.ofMinutes(-20);

    private Person ada;

    /** For subclasses. */
    protected SessionTimesSpecification() {}

    @BeforeEach
    void signAdaIn() {
        ada = world.person("ada");
    }

    @Test
    void endWithAUseInTheFuture() {
        world.clock.advance(USED);
        ada.caller();
        world.clock.advance(CORRECTION);

        assertThat(ada.isSignedIn()).isFalse();
    }

    @Test
    void endWithAStoredUseInTheFuture() {
        world.clock.advance(USED);
        ada.caller();
        world.accounts.flush();
        world.clock.advance(CORRECTION);

        assertThat(ada.isSignedIn(world.node())).isFalse();
    }

    /** The other node knows of the proof, but not of the use. */
    @Test
    void endWithAProofInTheFuture() {
        world.clock.advance(USED);
        ada.prove();
        world.clock.advance(CORRECTION);

        assertThat(ada.isSignedIn(world.node())).isFalse();
    }

    @Test
    void staysWithTimesThatAreAMomentAhead() {
        world.clock.advance(USED);
        ada.prove();
        world.accounts.flush();
        world.clock.advance(Duration.ofSeconds(-30));

        assertThat(ada.isSignedIn()).isTrue();
        assertThat(ada.isSignedIn(world.node())).isTrue();
    }
}
