package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.twofactor.TotpStore.PendingTotp;
import org.accountkit.twofactor.TotpStore.StoredTotp;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link TotpStore} on pending enrolments. Extend it to test your own implementation. */
@Promise("A TotpStore")
public abstract class TotpEnrolmentContract extends PortContract {

    private static final Instant END = NOW.plusSeconds(300);
    private static final long STEP = 58_909_920;

    private TotpStore totps;

    /** For subclasses. */
    protected TotpEnrolmentContract() {}

    @BeforeEach
    void openTotps() {
        totps = stores.totps();
    }

    @Test
    void storesAPendingCredentialWithoutActivatingIt() {
        PendingTotp offered = pending(ada);

        PendingTotp kept = totps.offerPending(offered, NOW);

        assertThat(kept).isEqualTo(offered);
        assertThat(totps.findPending(ada)).contains(offered);
        assertThat(totps.find(ada)).isEmpty();
        assertThat(totps.findPending(bob)).isEmpty();
    }

    @Test
    void keepsAPendingCredentialThatIsStillValid() {
        PendingTotp first = totps.offerPending(pending(ada), NOW);

        PendingTotp kept = totps.offerPending(pending(ada), END.minusMillis(1));

        assertThat(kept).isEqualTo(first);
        assertThat(totps.findPending(ada)).contains(first);
    }

    @Test
    void replacesAnExpiredPendingCredential() {
        totps.offerPending(pending(ada), NOW);
        PendingTotp second = pending(ada);

        PendingTotp kept = totps.offerPending(second, END);

        assertThat(kept).isEqualTo(second);
        assertThat(totps.findPending(ada)).contains(second);
    }

    @Test
    void replacesAPendingCredentialWithoutTries() {
        PendingTotp first = totps.offerPending(pending(ada), NOW);
        for (int i = 0; i < first.triesLeft(); i++) {
            totps.takeTry(ada, first.id());
        }
        PendingTotp second = pending(ada);

        assertThat(totps.offerPending(second, NOW)).isEqualTo(second);
    }

    @Test
    void returnsTheSameCredentialToConcurrentOffers() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            UserId user = UserId.random();

            List<PendingTotp> kept = Race.results(stores.unitOfWork(), () -> totps.offerPending(pending(user), NOW));

            assertThat(totps.findPending(user)).isPresent();
            assertThat(kept).containsOnly(totps.findPending(user).orElseThrow());
        }
    }

    @Test
    void returnsTheSameCredentialToConcurrentReplacements() {
        totps.offerPending(pending(ada), NOW);

        List<PendingTotp> kept = Race.results(
                stores.unitOfWork(),
                () -> totps.offerPending(new PendingTotp(Samples.totpCredential(ada), END.plusSeconds(300), 5), END));

        assertThat(kept).containsOnly(totps.findPending(ada).orElseThrow());
    }

    @Test
    void allowsTheGivenNumberOfTries() {
        PendingTotp offered = totps.offerPending(pending(ada), NOW);

        for (int left = 4; left >= 0; left--) {
            assertThat(totps.takeTry(ada, offered.id())).isTrue();
            assertThat(totps.findPending(ada).orElseThrow().triesLeft()).isEqualTo(left);
        }

        assertThat(totps.takeTry(ada, offered.id())).isFalse();
    }

    @Test
    void takesNoTryFromAnotherCredential() {
        PendingTotp offered = totps.offerPending(pending(ada), NOW);

        assertThat(totps.takeTry(ada, Samples.id())).isFalse();
        assertThat(totps.takeTry(bob, offered.id())).isFalse();

        assertThat(totps.findPending(ada)).contains(offered);
    }

    @Test
    void allowsNoMoreTriesConcurrently() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            UserId user = UserId.random();
            PendingTotp offered = totps.offerPending(pending(user), NOW);

            long tries = Race.winners(stores.unitOfWork(), () -> totps.takeTry(user, offered.id()));

            assertThat(tries).isBetween(1L, 5L);
            assertThat(totps.findPending(user).orElseThrow().triesLeft()).isEqualTo(5 - (int) tries);
        }
    }

    @Test
    void activatesThePendingCredential() {
        PendingTotp offered = totps.offerPending(pending(ada), NOW);

        boolean won = totps.activate(offered.credential(), STEP, NOW.plusSeconds(60));

        assertThat(won).isTrue();
        assertThat(totps.find(ada)).contains(new StoredTotp(offered.credential(), NOW.plusSeconds(60), STEP));
        assertThat(totps.findPending(ada)).isEmpty();
        assertThat(totps.find(bob)).isEmpty();
    }

    @Test
    void activatesNothingThatIsNotPending() {
        PendingTotp offered = totps.offerPending(pending(ada), NOW);

        assertThat(totps.activate(Samples.totpCredential(ada), STEP, NOW)).isFalse();
        assertThat(totps.activate(Samples.totpCredential(bob), STEP, NOW)).isFalse();

        assertThat(totps.find(ada)).isEmpty();
        assertThat(totps.findPending(ada)).contains(offered);
    }

    @Test
    void activatesNoSecondCredential() {
        StoredTotp first = active(ada);
        PendingTotp second = totps.offerPending(pending(ada), NOW);

        assertThat(totps.activate(second.credential(), STEP, NOW)).isFalse();

        assertThat(totps.find(ada)).contains(first);
        assertThat(totps.findPending(ada))
                .as("the credential that was not activated")
                .contains(second);
    }

    @Test
    void letsOneOfSeveralActivate() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            UserId user = UserId.random();
            PendingTotp offered = totps.offerPending(pending(user), NOW);

            long winners = Race.winners(stores.unitOfWork(), () -> totps.activate(offered.credential(), STEP, NOW));

            assertThat(winners).isEqualTo(1);
        }
    }

    @Test
    void activatesUnderAnotherSeal() {
        PendingTotp offered = totps.offerPending(pending(ada), NOW);
        TotpCredential anew = offered.credential().sealedAs(Samples.sealedSecret("newer"));

        assertThat(totps.activate(anew, STEP, NOW)).isTrue();

        assertThat(totps.find(ada)).contains(new StoredTotp(anew, NOW, STEP));
    }

    private StoredTotp active(UserId user) {
        PendingTotp offered = totps.offerPending(pending(user), NOW);
        assertThat(totps.activate(offered.credential(), STEP, NOW)).isTrue();
        return totps.find(user).orElseThrow();
    }

    private static PendingTotp pending(UserId user) {
        return new PendingTotp(Samples.totpCredential(user), END, 5);
    }
}
