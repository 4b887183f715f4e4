package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    void findsNothingWhenEmpty() {
        assertThat(totps.find(ada)).isEmpty();
        assertThat(totps.findPending(ada)).isEmpty();
        assertThat(totps.statusOf(List.of(ada))).isEmpty();
    }

    @Test
    void reportsTheStatusOfMany() {
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
    void spendsOnlyStepsNewerThanAllBefore() {
        active(ada);

        assertThat(totps.consumeStep(ada, STEP)).isFalse();
        assertThat(totps.consumeStep(ada, STEP + 2)).isTrue();
        assertThat(totps.consumeStep(ada, STEP + 2)).isFalse();
        assertThat(totps.consumeStep(ada, STEP + 1)).isFalse();
        assertThat(totps.consumeStep(ada, STEP + 3)).isTrue();

        assertThat(totps.find(ada).orElseThrow().lastStep()).isEqualTo(STEP + 3);
    }

    @Test
    void spendsNoStepWithoutAnActiveCredential() {
        totps.offerPending(pending(ada), NOW);

        assertThat(totps.consumeStep(ada, STEP)).isFalse();
        assertThat(totps.consumeStep(bob, STEP)).isFalse();
    }

    @Test
    void letsOneOfSeveralSpendAStep() {
        active(ada);
        for (int round = 1; round <= Race.ROUNDS; round++) {
            long step = STEP + round;

            assertThat(Race.winners(stores.unitOfWork(), () -> totps.consumeStep(ada, step)))
                    .isEqualTo(1);
        }
    }

    @Test
    void spendsNoWithdrawnStep() {
        active(ada);

        totps.withdrawStep(ada, STEP + 2);

        assertThat(totps.consumeStep(ada, STEP + 2)).isFalse();
        assertThat(totps.consumeStep(ada, STEP + 1)).isTrue();
        assertThat(totps.consumeStep(ada, STEP + 3)).isTrue();
    }

    @Test
    void ignoresWithdrawnStepsOfAnotherCredential() {
        active(ada);
        totps.withdrawStep(ada, STEP + 2);
        totps.delete(ada);

        active(ada);

        assertThat(totps.consumeStep(ada, STEP + 2)).isTrue();
    }

    @Test
    void addsImportedCredentialsAsActive() {
        TotpCredential first = Samples.totpCredential(ada);
        TotpCredential second = Samples.totpCredential(bob);

        totps.addAll(List.of(first, second), NOW);

        assertThat(totps.find(ada).orElseThrow().credential()).isEqualTo(first);
        assertThat(totps.find(bob).orElseThrow().activatedAt()).isEqualTo(NOW);
        assertThat(totps.consumeStep(ada, 0)).isTrue();
    }

    @Test
    void deletesActiveAndPendingCredentials() {
        active(ada);
        totps.offerPending(pending(ada), NOW);
        StoredTotp other = active(bob);

        assertThat(totps.delete(ada)).isTrue();

        assertThat(totps.find(ada)).isEmpty();
        assertThat(totps.findPending(ada)).isEmpty();
        assertThat(totps.find(bob)).contains(other);
    }

    @Test
    void reportsThatNoneWasActive() {
        totps.offerPending(pending(ada), NOW);

        assertThat(totps.delete(ada)).isFalse();
        assertThat(totps.findPending(ada)).isEmpty();
        assertThat(totps.delete(bob)).isFalse();
    }

    @Test
    void findsTheSameCredentialsTogetherAsOneByOne() {
        StoredTotp first = active(ada);
        StoredTotp second = active(bob);
        UserId pendingOnly = UserId.random();
        totps.offerPending(pending(pendingOnly), NOW);

        assertThat(totps.findAll(List.of(ada, pendingOnly, bob)))
                .as("findAll: the active credentials of those who have one, as find returns them")
                .isEqualTo(Map.of(ada, first, bob, second));
        assertThat(totps.findAll(List.of())).isEmpty();
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
