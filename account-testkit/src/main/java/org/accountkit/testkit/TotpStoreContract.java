package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.accountkit.access.Account.TwoFactorStatus;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.twofactor.TotpStore.PendingTotp;
import org.accountkit.twofactor.TotpStore.StoredTotp;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link TotpStore}. Extend it to test your own implementation. */
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
        assertThat(totps.statusOf(List.of(ada))).isEmpty();
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
                () -> totps.offerPending(new PendingTotp(Samples.totpCredential(ada), END.plusSeconds(300), 5), END));

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

        boolean won = totps.activate(offered.credential(), STEP, NOW.plusSeconds(60));

        assertThat(won).isTrue();
        assertThat(totps.find(ada)).contains(new StoredTotp(offered.credential(), NOW.plusSeconds(60), STEP));
        assertThat(totps.findPending(ada)).isEmpty();
        assertThat(totps.find(bob)).isEmpty();
    }

    @Test
    void makesNothingLiveThatIsNotPending() {
        PendingTotp offered = totps.offerPending(pending(ada), NOW);

        assertThat(totps.activate(Samples.totpCredential(ada), STEP, NOW)).isFalse();
        assertThat(totps.activate(Samples.totpCredential(bob), STEP, NOW)).isFalse();

        assertThat(totps.find(ada)).isEmpty();
        assertThat(totps.findPending(ada)).contains(offered);
    }

    @Test
    void makesNoSecondOneLive() {
        StoredTotp first = active(ada);
        PendingTotp second = totps.offerPending(pending(ada), NOW);

        assertThat(totps.activate(second.credential(), STEP, NOW)).isFalse();

        assertThat(totps.find(ada)).contains(first);
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
    void tellsTheStatusOfMany() {
        UserId eve = UserId.random();
        active(ada);
        totps.offerPending(pending(bob), NOW);
        active(eve);
        Set<UserId> many = new HashSet<>(Set.of(ada, bob));
        while (many.size() < 250) {
            many.add(UserId.random());
        }

        assertThat(totps.statusOf(many)).isEqualTo(Map.of(ada, TwoFactorStatus.ACTIVE));
        assertThat(totps.statusOf(List.of())).isEmpty();
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
    void usesUpNoStepThatWasWithdrawn() {
        active(ada);

        totps.withdrawStep(ada, STEP + 2);

        assertThat(totps.consumeStep(ada, STEP + 2)).isFalse();
        assertThat(totps.consumeStep(ada, STEP + 1)).isTrue();
        assertThat(totps.consumeStep(ada, STEP + 3)).isTrue();
    }

    @Test
    void remembersNoWithdrawnStepOfAnotherCredential() {
        active(ada);
        totps.withdrawStep(ada, STEP + 2);
        totps.delete(ada);

        active(ada);

        assertThat(totps.consumeStep(ada, STEP + 2)).isTrue();
    }

    @Test
    void activatesUnderAnotherSeal() {
        PendingTotp offered = totps.offerPending(pending(ada), NOW);
        TotpCredential anew = offered.credential().sealedAs(Samples.sealedSecret("newer"));

        assertThat(totps.activate(anew, STEP, NOW)).isTrue();

        assertThat(totps.find(ada)).contains(new StoredTotp(anew, NOW, STEP));
    }

    @Test
    void addsLiveOnesThatCameFromElsewhere() {
        TotpCredential first = Samples.totpCredential(ada);
        TotpCredential second = Samples.totpCredential(bob);

        totps.addAll(List.of(first, second), NOW);

        assertThat(totps.find(ada).orElseThrow().credential()).isEqualTo(first);
        assertThat(totps.find(bob).orElseThrow().activatedAt()).isEqualTo(NOW);
        assertThat(totps.consumeStep(ada, 0)).isTrue();
    }

    @Test
    void listsThoseUnderAKeyPageByPage() {
        String key = Samples.masterKeyId();
        List<TotpCredential> all = Stream.generate(() -> Samples.totpCredential(UserId.random(), key))
                .limit(5)
                .sorted(Comparator.comparing(credential -> credential.userId().value()))
                .toList();
        totps.addAll(all, NOW);

        List<TotpCredential> first = totps.sealedUnder(key, Optional.empty(), 3);
        List<TotpCredential> second =
                totps.sealedUnder(key, Optional.of(first.get(2).userId()), 3);

        assertThat(first).isEqualTo(all.subList(0, 3));
        assertThat(second).isEqualTo(all.subList(3, 5));
        assertThat(totps.sealedUnder(Samples.masterKeyId(), Optional.empty(), 3))
                .isEmpty();
    }

    @Test
    void resealsWhatIsStillUnderTheOldKey() {
        String oldKey = Samples.masterKeyId();
        TotpCredential credential = Samples.totpCredential(ada, oldKey);
        totps.addAll(List.of(credential, Samples.totpCredential(bob, oldKey)), NOW);
        totps.consumeStep(ada, STEP);
        totps.delete(bob);
        active(bob);
        StoredTotp enrolledAnew = totps.find(bob).orElseThrow();
        TotpCredential resealed = credential.sealedAs(Samples.sealedSecret("newer"));

        int changed = totps.reseal(List.of(resealed, Samples.totpCredential(bob, "newer")), oldKey);

        assertThat(changed).isEqualTo(1);
        assertThat(totps.find(ada)).contains(new StoredTotp(resealed, NOW, STEP));
        assertThat(totps.find(bob)).contains(enrolledAnew);
        assertThat(totps.reseal(List.of(resealed), oldKey)).isZero();
        assertThat(totps.sealedUnder(oldKey, Optional.empty(), 9)).isEmpty();
    }

    @Test
    void forgetsSecretsUnderAKeyAndKeepsTheirCredentials() {
        String lost = Samples.masterKeyId();
        TotpCredential credential = Samples.totpCredential(ada, lost);
        totps.addAll(List.of(credential), NOW);
        totps.offerPending(new PendingTotp(Samples.totpCredential(bob, lost), END, 5), NOW);
        StoredTotp other = active(UserId.random());

        assertThat(totps.forgetSealedUnder(lost)).isEqualTo(1);

        assertThat(totps.find(ada).orElseThrow().credential()).isEqualTo(credential.withoutSecret());
        assertThat(totps.findPending(bob)).isEmpty();
        assertThat(totps.find(other.credential().userId())).contains(other);
        assertThat(totps.statusOf(List.of(ada, other.credential().userId())))
                .isEqualTo(Map.of(
                        ada, TwoFactorStatus.NEEDS_ENROLMENT, other.credential().userId(), TwoFactorStatus.ACTIVE));
        assertThat(totps.forgetSealedUnder(lost)).isZero();
    }

    @Test
    void replacesALiveOneWhoseSecretIsLost() {
        String lost = Samples.masterKeyId();
        totps.addAll(List.of(Samples.totpCredential(ada, lost)), NOW);
        totps.forgetSealedUnder(lost);

        assertThat(totps.activate(Samples.totpCredential(ada), STEP, NOW)).isFalse();
        assertThat(totps.find(ada)).isPresent();
        StoredTotp anew = active(ada);

        assertThat(totps.find(ada)).contains(anew);
        assertThat(anew.credential().sealed()).isPresent();
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
        assertThat(totps.activate(offered.credential(), STEP, NOW)).isTrue();
        return totps.find(user).orElseThrow();
    }

    private static PendingTotp pending(UserId user) {
        return new PendingTotp(Samples.totpCredential(user), END, 5);
    }
}
