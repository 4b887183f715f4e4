package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.access.Account.TwoFactorStatus;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.twofactor.TotpStore.PendingTotp;
import org.accountkit.twofactor.TotpStore.StoredTotp;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link TotpStore} on the master keys that its secrets are sealed under. Extend it to test your
 * own implementation.
 */
@Promise("A TotpStore")
public abstract class TotpSealContract extends PortContract {

    private static final Instant END = NOW.plusSeconds(300);
    private static final long STEP = 58_909_920;

    private TotpStore totps;

    /** For subclasses. */
    protected TotpSealContract() {}

    @BeforeEach
    void openTotps() {
        totps = stores.totps();
    }

    @Test
    void listsCredentialsSealedUnderAKeyPageByPage() {
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
    void resealsWhatIsStillSealedUnderTheOldKey() {
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
    void forgetsSecretsUnderAKeyButKeepsTheirCredentials() {
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
    void replacesAnActiveCredentialWhoseSecretIsLost() {
        String lost = Samples.masterKeyId();
        totps.addAll(List.of(Samples.totpCredential(ada, lost)), NOW);
        totps.forgetSealedUnder(lost);

        assertThat(totps.activate(Samples.totpCredential(ada), STEP, NOW)).isFalse();
        assertThat(totps.find(ada)).isPresent();
        StoredTotp anew = active(ada);

        assertThat(totps.find(ada)).contains(anew);
        assertThat(anew.credential().sealed()).isPresent();
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
