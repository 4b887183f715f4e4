package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.accountkit.twofactor.TotpStore;
import org.accountkit.twofactor.TotpStore.PendingTotp;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link TotpStore} for pending credentials that are over. Extend it to test your own. */
@Promise("A TotpStore")
public abstract class PendingTotpContract extends PortContract {

    private static final Instant END = NOW.plusSeconds(300);

    private TotpStore totps;

    /** For subclasses. */
    protected PendingTotpContract() {}

    @BeforeEach
    void openTotps() {
        totps = stores.totps();
    }

    /** It was stored before the clock was corrected. */
    @Test
    void replacesAPendingOneThatWouldOutlastTheNewOne() {
        totps.offerPending(pending(ada, END.plusSeconds(61)), NOW.plusSeconds(61));
        PendingTotp second = pending(ada, END);

        assertThat(totps.offerPending(second, NOW)).isEqualTo(second);
        assertThat(totps.findPending(ada)).contains(second);
    }

    @Test
    void keepsAPendingOneFromANodeThatIsAMomentAhead() {
        PendingTotp first = totps.offerPending(pending(ada, END.plusSeconds(60)), NOW.plusSeconds(60));

        assertThat(totps.offerPending(pending(ada, END), NOW)).isEqualTo(first);
    }

    @Test
    void discardsThePendingOneAlone() {
        PendingTotp active = totps.offerPending(pending(ada, END), NOW);
        totps.activate(active.credential(), 1, NOW);
        PendingTotp pending = totps.offerPending(pending(ada, END), NOW);
        PendingTotp bobs = totps.offerPending(pending(bob, END), NOW);

        totps.discardPending(ada, bobs.id());
        totps.discardPending(bob, pending.id());
        assertThat(totps.findPending(ada)).contains(pending);
        totps.discardPending(ada, pending.id());

        assertThat(totps.findPending(ada)).isEmpty();
        assertThat(totps.find(ada)).isPresent();
        assertThat(totps.findPending(bob)).contains(bobs);
    }

    private static PendingTotp pending(UserId user, Instant end) {
        return new PendingTotp(Samples.totpCredential(user), end, 5);
    }
}
