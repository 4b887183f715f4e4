package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.password.PasswordResetStore.StoredReset;
import org.accountkit.session.Session;
import org.accountkit.signin.KnownDevice;
import org.accountkit.signin.PendingSignInStore.PendingSignIn;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.twofactor.TotpStore.PendingTotp;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.Test;

/** What a sweep expects of every store that it empties: batches, whoever else sweeps at the same time. */
@Promise("A sweep")
public abstract class SweepContract extends PortContract {

    /** Long before anything that another test adds. */
    private static final Instant THEN = Instant.parse("1999-12-31T12:00:00Z");

    private static final Instant BEFORE_THEN = THEN.minusMillis(1);
    private static final int ROWS = 7;

    private final TimeOrderedIds ids = new TimeOrderedIds();

    /** For subclasses. */
    protected SweepContract() {}

    @Test
    void takesSessionsInBatches() {
        assertBatches(this::addSession, most -> stores.sessions().sweep(THEN, THEN, most));
    }

    private void addSession() {
        Session session = new Session(
                Samples.id(),
                UserId.random(),
                0,
                Optional.empty(),
                Optional.empty(),
                BEFORE_THEN,
                BEFORE_THEN,
                BEFORE_THEN,
                NOW);
        stores.sessions().add(session, Samples.tokenDigest());
    }

    @Test
    void takesPendingSignInsInBatches() {
        assertBatches(
                () -> stores.pendingSignIns()
                        .add(
                                new PendingSignIn(Samples.id(), UserId.random(), 0, BEFORE_THEN, 5),
                                Samples.tokenDigest(),
                                1),
                most -> stores.pendingSignIns().sweep(THEN, most));
    }

    @Test
    void takesPasswordResetsInBatches() {
        assertBatches(
                () -> stores.passwordResets()
                        .put(new StoredReset(UserId.random(), 0, BEFORE_THEN, 5), Samples.tokenDigest()),
                most -> stores.passwordResets().sweep(THEN, most));
    }

    @Test
    void takesPendingEnrolmentsInBatches() {
        assertBatches(
                () -> stores.totps().offerPending(pending(UserId.random(), BEFORE_THEN), BEFORE_THEN),
                most -> stores.totps().sweepPending(THEN, most));
    }

    private static PendingTotp pending(UserId user, Instant expiresAt) {
        return new PendingTotp(Samples.totpCredential(user), expiresAt, 5);
    }

    @Test
    void takesDevicesInBatches() {
        assertBatches(
                () -> stores.knownDevices()
                        .add(
                                new KnownDevice(
                                        Samples.id(), UserId.random(), Optional.empty(), THEN, THEN, BEFORE_THEN),
                                Samples.tokenDigest(),
                                1),
                most -> stores.knownDevices().sweep(THEN, most));
    }

    @Test
    void takesCountersInBatches() {
        assertBatches(
                () -> stores.attempts()
                        .replace(
                                AttemptKey.of("password", realm, Samples.id()),
                                Optional.empty(),
                                new Attempts(1, THEN, THEN),
                                Optional.of(THEN)),
                most -> stores.attempts().sweep(THEN, most));
    }

    @Test
    void takesAuditEventsInBatches() {
        assertBatches(() -> append(BEFORE_THEN), most -> stores.auditLog().deleteBefore(THEN, most));
    }

    @Test
    void takesTheOldestAuditEventsAndKeepsTheOthers() {
        untilNone(() -> stores.auditLog().deleteBefore(THEN, MANY));
        append(BEFORE_THEN);
        AuditEvent second = append(BEFORE_THEN);
        AuditEvent later = append(THEN);

        assertThat(stores.auditLog().deleteBefore(THEN, 1)).isEqualTo(1);
        assertThat(stores.auditLog().find(AuditEventQuery.in(realm))).containsExactly(later, second);
        assertThat(stores.auditLog().deleteBefore(THEN, MANY)).isEqualTo(1);
        assertThat(stores.auditLog().find(AuditEventQuery.in(realm))).containsExactly(later);
    }

    private AuditEvent append(Instant at) {
        AuditEvent event = Samples.auditEvent(
                ids, realm, AuditEventType.SIGN_IN, AuditOutcome.REFUSED, at, Optional.empty(), Optional.empty(), "");
        stores.auditLog().append(event);
        return event;
    }

    @Test
    void keepsAPendingEnrolmentUntilItExpires() {
        UserId ada = UserId.random();
        UserId bob = UserId.random();
        stores.totps().offerPending(pending(ada, THEN), BEFORE_THEN.minus(Duration.ofMinutes(5)));
        stores.totps().offerPending(pending(bob, BEFORE_THEN), BEFORE_THEN.minus(Duration.ofMinutes(5)));

        untilNone(() -> stores.totps().sweepPending(THEN, MANY));

        assertThat(stores.totps().findPending(ada)).isPresent();
        assertThat(stores.totps().findPending(bob)).isEmpty();
        untilNone(() -> stores.totps().sweepPending(NOW, MANY));
    }

    /** First one small batch, then as many nodes as take part in a race. */
    private void assertBatches(Runnable addRow, IntUnaryOperator sweep) {
        untilNone(() -> sweep.applyAsInt(MANY));
        IntStream.range(0, ROWS).forEach(row -> addRow.run());

        assertThat(sweep.applyAsInt(2)).isEqualTo(2);
        List<Integer> swept = Race.results(stores.unitOfWork(), () -> sweep.applyAsInt(MANY));

        assertThat(swept.stream().mapToInt(Integer::intValue).sum()).isEqualTo(ROWS - 2);
        assertThat(sweep.applyAsInt(MANY)).isZero();
    }
}
