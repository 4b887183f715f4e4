package org.accountkit.access.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.audit.engine.EventIds;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.user.Realm;
import org.junit.jupiter.api.Test;

/** How much the journal keeps in memory, and when it forgets it. */
class RefusalJournalTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_KINDS = 1_000;

    private final List<AuditEvent> written = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final RefusalJournal journal = new RefusalJournal(
            new WrittenEvents(written), new EventIds(new SecureRandom()), new TestTime(), new NoTransactions());

    private void refuse(String actor, String user) {
        journal.record(new AuditEvent(
                "unused",
                Realm.DEFAULT,
                now,
                AuditEventType.ACCESS_REFUSAL,
                AuditOutcome.REFUSED,
                Optional.of(actor),
                Optional.of(user),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of()));
    }

    private void refuseActors(int from, int to) {
        IntStream.range(from, to).forEach(number -> refuse("actor-" + number, "ada"));
    }

    @Test
    void countsApartForAThousandActorsInAMinute() {
        refuseActors(0, MOST_KINDS + 50);

        assertThat(written)
                .as("one each for a thousand, and one for all others")
                .hasSize(MOST_KINDS + 1);
        journal.flush();
        assertThat(written).hasSize(MOST_KINDS + 2);
        assertThat(written.get(MOST_KINDS + 1).details()).containsEntry("times", "49");
    }

    @Test
    void countsApartForThirtyUsersWhomOneActorIsRefused() {
        IntStream.range(0, 50).forEach(number -> refuse("eve", "user-" + number));

        assertThat(written).as("one each for thirty, and one for all others").hasSize(31);
        journal.flush();
        assertThat(written).hasSize(32);
        assertThat(written.get(31).details()).containsEntry("times", "19");
    }

    @Test
    void keepsCountingAnActorWhoWasThereBeforeTheJournalWasFull() {
        refuseActors(0, MOST_KINDS);
        refuseActors(0, 2);
        written.clear();

        now = now.plus(MINUTE);
        journal.writeDue();

        assertThat(written).extracting(AuditEvent::actor).containsExactlyInAnyOrder(actor(0), actor(1));
    }

    @Test
    void hasRoomForOthersAfterAMinute() {
        refuseActors(0, MOST_KINDS);

        now = now.plus(MINUTE);
        refuse("late", "ada");

        assertThat(written).last().extracting(AuditEvent::actor).isEqualTo(Optional.of("late"));
    }

    @Test
    void hasRoomForOthersOnceWhatWasDueIsWritten() {
        refuseActors(0, MOST_KINDS);
        refuseActors(0, MOST_KINDS);
        now = now.plus(MINUTE);
        journal.writeDue();
        now = now.plus(MINUTE);

        journal.writeDue();
        refuseActors(MOST_KINDS, 2 * MOST_KINDS);

        assertThat(written).hasSize(3 * MOST_KINDS);
    }

    /** Otherwise, it would write nothing until the clock reaches the time that it showed before. */
    @Test
    void writesAfterTheClockWasCorrectedBackwards() {
        refuse("eve", "ada");

        now = now.minus(Duration.ofHours(1));
        refuse("eve", "ada");
        refuse("eve", "ada");
        assertThat(written).hasSize(2);
        now = now.plus(MINUTE);
        journal.writeDue();

        assertThat(written).hasSize(3);
    }

    @Test
    void forgetsNobodyWithinTheMinute() {
        refuse("eve", "ada");

        journal.writeDue();
        refuse("eve", "ada");

        assertThat(written).hasSize(1);
    }

    private static Optional<String> actor(int number) {
        return Optional.of("actor-" + number);
    }

    /** A log that can only be written to. */
    private record WrittenEvents(List<AuditEvent> written) implements AuditLog {

        @Override
        public void append(AuditEvent event) {
            written.add(event);
        }

        @Override
        public List<AuditEvent> find(AuditEventQuery query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int deleteBefore(Instant before, int most) {
            throw new UnsupportedOperationException();
        }
    }

    /** Runs work directly. */
    private static final class NoTransactions implements UnitOfWork {

        @Override
        public <T> T run(Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T runApart(Supplier<T> work) {
            return work.get();
        }

        @Override
        public boolean active() {
            return false;
        }

        @Override
        public void afterCommit(Runnable action) {
            action.run();
        }
    }

    /** The time of the test. */
    private final class TestTime extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
