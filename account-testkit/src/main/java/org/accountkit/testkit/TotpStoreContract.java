package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.accountkit.twofactor.PendingTotp;
import org.accountkit.twofactor.StoredTotp;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link TotpStore} keeps to. Extend it to prove your own. */
public abstract class TotpStoreContract extends PortContract {

    private static final Instant END = NOW.plusSeconds(300);
    private static final long STEP = 58_909_920;

    private TotpStore totps;

    /** For subclasses. */
    protected TotpStoreContract() {}

    @BeforeEach
    void openTotps() {
        totps = stores.totps();
    }

    @Test
    void findsNoneWhereNoneIs() {
        assertThat(totps.find(ada)).isEmpty();
        assertThat(totps.findPending(ada)).isEmpty();
        assertThat(totps.activeAmong(List.of(ada))).isEmpty();
    }

    @Test
    void keepsWhatWasOfferedWithoutMakingItLive() {
        PendingTotp offered = pending(ada);

        PendingTotp kept = totps.offerPending(offered, NOW);

        assertThat(kept).isEqualTo(offered);
        assertThat(totps.findPending(ada)).contains(offered);
        assertThat(totps.find(ada)).isEmpty();
        assertThat(totps.findPending(bob)).isEmpty();
    }

    @Test
    void keepsAPendingOneThatIsStillGood() {
        PendingTotp first = totps.offerPending(pending(ada), NOW);

        PendingTotp kept = totps.offerPending(pending(ada), END.minusMillis(1));

        assertThat(kept).isEqualTo(first);
        assertThat(totps.findPending(ada)).contains(first);
    }

    @Test
    void replacesAPendingOneThatEnded() {
        totps.offerPending(pending(ada), NOW);
        PendingTotp second = pending(ada);

        PendingTotp kept = totps.offerPending(second, END);

        assertThat(kept).isEqualTo(second);
        assertThat(totps.findPending(ada)).contains(second);
    }

    @Test
    void replacesAPendingOneWithoutTries() {
        PendingTotp first = totps.offerPending(pending(ada), NOW);
        while (totps.takeTry(ada, first.id())) {
            Thread.onSpinWait();
        }
        PendingTotp second = pending(ada);

        assertThat(totps.offerPending(second, NOW)).isEqualTo(second);
    }

    @Test
    void givesTheSameOneToAllWhoOfferAtOnce() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            UserId user = UserId.random();

            List<PendingTotp> kept = Race.results(stores.unitOfWork(), () -> totps.offerPending(pending(user), NOW));

            assertThat(totps.findPending(user)).isPresent();
            assertThat(kept).containsOnly(totps.findPending(user).orElseThrow());
        }
    }

    @Test
    void givesTheSameOneToAllWhoReplaceAtOnceOneThatEnded() {
        totps.offerPending(pending(ada), NOW);

        List<PendingTotp> kept = Race.results(
                stores.unitOfWork(),
                () -> totps.offerPending(
                        new PendingTotp(Samples.id(), ada, Samples.sealedSecret(), END.plusSeconds(300), 5), END));

        assertThat(kept).containsOnly(totps.findPending(ada).orElseThrow());
    }

    @Test
    void takesAsManyTriesAsThereAre() {
        PendingTotp offered = totps.offerPending(pending(ada), NOW);

        for (int left = 4; left >= 0; left--) {
            assertThat(totps.takeTry(ada, offered.id())).isTrue();
            assertThat(totps.findPending(ada).orElseThrow().triesLeft()).isEqualTo(left);
        }

        assertThat(totps.takeTry(ada, offered.id())).isFalse();
    }

    @Test
    void takesNoTryFromAnotherOne() {
        PendingTotp offered = totps.offerPending(pending(ada), NOW);

        assertThat(totps.takeTry(ada, Samples.id())).isFalse();
        assertThat(totps.takeTry(bob, offered.id())).isFalse();

        assertThat(totps.findPending(ada)).contains(offered);
    }

    @Test
    void givesNoMoreTriesThanThereAreToThoseWhoTakeThemAtOnce() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            UserId user = UserId.random();
            PendingTotp offered = totps.offerPending(pending(user), NOW);

            long tries = Race.winners(stores.unitOfWork(), () -> totps.takeTry(user, offered.id()));

            assertThat(tries).isBetween(1L, 5L);
            assertThat(totps.findPending(user).orElseThrow().triesLeft()).isEqualTo(5 - (int) tries);
        }
    }

    @Test
    void makesThePendingOneLive() {
        PendingTotp offered = totps.offerPending(pending(ada), NOW);

        boolean won = totps.activate(ada, offered.id(), STEP, NOW.plusSeconds(60));

        assertThat(won).isTrue();
        assertThat(totps.find(ada))
                .contains(new StoredTotp(offered.id(), ada, offered.sealed(), NOW.plusSeconds(60), STEP));
        assertThat(totps.findPending(ada)).isEmpty();
        assertThat(totps.find(bob)).isEmpty();
    }

    @Test
    void makesNothingLiveThatIsNotPending() {
        PendingTotp offered = totps.offerPending(pending(ada), NOW);

        assertThat(totps.activate(ada, Samples.id(), STEP, NOW)).isFalse();
        assertThat(totps.activate(bob, offered.id(), STEP, NOW)).isFalse();

        assertThat(totps.find(ada)).isEmpty();
        assertThat(totps.findPending(ada)).contains(offered);
    }

    @Test
    void makesNoSecondOneLive() {
        StoredTotp first = active(ada);
        PendingTotp second = totps.offerPending(pending(ada), NOW);

        assertThat(totps.activate(ada, second.id(), STEP, NOW)).isFalse();

        assertThat(totps.find(ada)).contains(first);
    }

    @Test
    void letsOneOfSeveralActivate() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            UserId user = UserId.random();
            PendingTotp offered = totps.offerPending(pending(user), NOW);

            long winners = Race.winners(stores.unitOfWork(), () -> totps.activate(user, offered.id(), STEP, NOW));

            assertThat(winners).isEqualTo(1);
        }
    }

    @Test
    void tellsForWhomItIsActive() {
        UserId eve = UserId.random();
        active(ada);
        totps.offerPending(pending(bob), NOW);
        active(eve);
        Set<UserId> many = new HashSet<>(Set.of(ada, bob));
        while (many.size() < 250) {
            many.add(UserId.random());
        }

        assertThat(totps.activeAmong(many)).containsExactly(ada);
        assertThat(totps.activeAmong(List.of())).isEmpty();
    }

    @Test
    void usesUpOnlyStepsThatAreNewerThanEveryOneBefore() {
        active(ada);

        assertThat(totps.consumeStep(ada, STEP)).isFalse();
        assertThat(totps.consumeStep(ada, STEP + 2)).isTrue();
        assertThat(totps.consumeStep(ada, STEP + 2)).isFalse();
        assertThat(totps.consumeStep(ada, STEP + 1)).isFalse();
        assertThat(totps.consumeStep(ada, STEP + 3)).isTrue();

        assertThat(totps.find(ada).orElseThrow().lastStep()).isEqualTo(STEP + 3);
    }

    @Test
    void usesUpNoStepWhereNoneIsLive() {
        totps.offerPending(pending(ada), NOW);

        assertThat(totps.consumeStep(ada, STEP)).isFalse();
        assertThat(totps.consumeStep(bob, STEP)).isFalse();
    }

    @Test
    void letsOneOfSeveralUseUpAStep() {
        active(ada);
        for (int round = 1; round <= Race.ROUNDS; round++) {
            long step = STEP + round;

            assertThat(Race.winners(stores.unitOfWork(), () -> totps.consumeStep(ada, step)))
                    .isEqualTo(1);
        }
    }

    @Test
    void deletesTheLiveOneAndThePendingOne() {
        active(ada);
        totps.offerPending(pending(ada), NOW);
        StoredTotp other = active(bob);

        assertThat(totps.delete(ada)).isTrue();

        assertThat(totps.find(ada)).isEmpty();
        assertThat(totps.findPending(ada)).isEmpty();
        assertThat(totps.find(bob)).contains(other);
    }

    @Test
    void tellsThatNoneWasLive() {
        totps.offerPending(pending(ada), NOW);

        assertThat(totps.delete(ada)).isFalse();
        assertThat(totps.findPending(ada)).isEmpty();
        assertThat(totps.delete(bob)).isFalse();
    }

    private StoredTotp active(UserId user) {
        PendingTotp offered = totps.offerPending(pending(user), NOW);
        assertThat(totps.activate(user, offered.id(), STEP, NOW)).isTrue();
        return totps.find(user).orElseThrow();
    }

    private static PendingTotp pending(UserId user) {
        return new PendingTotp(Samples.id(), user, Samples.sealedSecret(), END, 5);
    }
}
