package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.accountkit.session.Session;
import org.accountkit.session.SessionStore;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link SessionStore}. Extend it to test your own implementation. */
@Promise("A SessionStore")
public abstract class SessionStoreContract extends PortContract {

    private static final Duration LIFE = Duration.ofHours(12);

    private final TokenDigest digest = Samples.tokenDigest();
    private SessionStore sessions;

    /** For subclasses. */
    protected SessionStoreContract() {}

    @BeforeEach
    void openSessions() {
        sessions = stores.sessions();
    }

    @Test
    void findsNothingWhenEmpty() {
        assertThat(sessions.find(digest)).isEmpty();
        assertThat(sessions.list(ada)).isEmpty();
    }

    @Test
    void returnsWhatWasAdded() {
        Session session = new Session(
                Samples.id(),
                ada,
                7,
                Optional.of("c".repeat(200)),
                Optional.of("2001:db8:1111:2222:3333:4444:255.255.255.255"),
                NOW,
                NOW.plusMillis(1),
                NOW.plusMillis(2),
                NOW.plusMillis(3));

        sessions.add(session, digest);

        assertThat(sessions.find(digest)).contains(session);
        assertThat(sessions.list(ada)).containsExactly(session);
    }

    @Test
    void keepsASessionWithoutOptionalFields() {
        Session session = opened(ada, digest, NOW);

        assertThat(session.client()).isEmpty();
        assertThat(sessions.find(digest)).contains(session);
    }

    @Test
    void rejectsASecondSessionWithTheSameDigest() {
        Session first = opened(ada, digest, NOW);

        assertThatThrownBy(() -> opened(bob, digest, NOW)).isInstanceOf(RuntimeException.class);

        assertThat(sessions.find(digest)).contains(first);
        assertThat(sessions.list(bob)).isEmpty();
    }

    @Test
    void listsTheOldestSignInFirst() {
        Session second = opened(ada, Samples.tokenDigest(), NOW.plusSeconds(2));
        Session first = opened(ada, Samples.tokenDigest(), NOW.plusSeconds(1));
        Session longOver = opened(ada, Samples.tokenDigest(), Instant.EPOCH);
        opened(bob, Samples.tokenDigest(), NOW);

        assertThat(sessions.list(ada)).containsExactly(longOver, first, second);
    }

    @Test
    void rotatesToANewTokenEpochAndProof() {
        Session session = opened(ada, digest, NOW);
        TokenDigest next = Samples.tokenDigest();

        boolean won = sessions.rotate(session.id(), digest, next, 9, NOW.plusSeconds(5));

        assertThat(won).isTrue();
        assertThat(sessions.find(digest)).isEmpty();
        assertThat(sessions.find(next)).contains(with(session, 9, NOW.plusSeconds(5), session.lastSeenAt()));
    }

    @Test
    void rotatesOnlyFromTheExpectedToken() {
        Session session = opened(ada, digest, NOW);

        assertThat(sessions.rotate(session.id(), Samples.tokenDigest(), Samples.tokenDigest(), 9, NOW))
                .isFalse();
        assertThat(sessions.rotate(Samples.id(), digest, Samples.tokenDigest(), 9, NOW))
                .isFalse();

        assertThat(sessions.find(digest)).contains(session);
    }

    @Test
    void letsOneOfSeveralRotateAToken() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            TokenDigest before = Samples.tokenDigest();
            String id = opened(ada, before, NOW).id();

            long winners =
                    Race.winners(stores.unitOfWork(), () -> sessions.rotate(id, before, Samples.tokenDigest(), 1, NOW));

            assertThat(winners).isEqualTo(1);
        }
    }

    @Test
    void deletesASessionForItsUserOnly() {
        Session session = opened(ada, digest, NOW);

        assertThat(sessions.delete(bob, session.id())).isFalse();
        assertThat(sessions.find(digest)).isPresent();

        assertThat(sessions.delete(ada, session.id())).isTrue();
        assertThat(sessions.delete(ada, session.id())).isFalse();
        assertThat(sessions.find(digest)).isEmpty();
    }

    @Test
    void deletesAllSessionsOfAUser() {
        opened(ada, digest, NOW);
        opened(ada, Samples.tokenDigest(), NOW);
        Session other = opened(bob, Samples.tokenDigest(), NOW);

        assertThat(sessions.deleteAll(ada)).isEqualTo(2);

        assertThat(sessions.deleteAll(ada)).isZero();
        assertThat(sessions.find(digest)).isEmpty();
        assertThat(sessions.list(bob)).containsExactly(other);
    }

    @Test
    void deletesAllSessionsExceptOne() {
        Session kept = opened(ada, digest, NOW);
        opened(ada, Samples.tokenDigest(), NOW);
        opened(ada, Samples.tokenDigest(), NOW);
        Session other = opened(bob, Samples.tokenDigest(), NOW);

        assertThat(sessions.deleteOthers(ada, kept.id())).isEqualTo(2);

        assertThat(sessions.list(ada)).containsExactly(kept);
        assertThat(sessions.list(bob)).containsExactly(other);
    }

    @Test
    void recordsUseAndNeverMovesItBack() {
        Session session = opened(ada, digest, NOW);
        Session other = opened(bob, Samples.tokenDigest(), NOW);

        sessions.recordUse(Map.of(session.id(), NOW.plusSeconds(9), Samples.id(), NOW, other.id(), NOW.plusSeconds(3)));
        sessions.recordUse(Map.of(session.id(), NOW.plusSeconds(8)));

        assertThat(sessions.find(digest)).contains(with(session, 0, NOW, NOW.plusSeconds(9)));
        assertThat(sessions.list(bob)).containsExactly(with(other, 0, NOW, NOW.plusSeconds(3)));
        sessions.recordUse(Map.of());
    }

    @Test
    void keepsTheLatestOfConcurrentUses() {
        Session session = opened(ada, digest, NOW);

        Race.assertLatestWins(
                stores.unitOfWork(),
                NOW,
                at -> sessions.recordUse(Map.of(session.id(), at)),
                () -> sessions.find(digest).map(Session::lastSeenAt));
    }

    @Test
    void sweepsAUsedSessionOnceItsTimeIsOver() {
        untilNone(() -> sessions.sweep(NOW, Instant.EPOCH, MANY));
        opened(ada, digest, NOW.minus(LIFE).minusMillis(1));
        Session expiresNow = opened(ada, Samples.tokenDigest(), NOW.minus(LIFE));

        assertThat(sessions.sweep(NOW, Instant.EPOCH, MANY)).isEqualTo(1);
        assertThat(sessions.list(ada)).containsExactly(expiresNow);
    }

    @Test
    void sweepsAnIdleSessionBeforeItsTimeIsOver() {
        untilNone(() -> sessions.sweep(Instant.EPOCH, NOW, MANY));
        opened(ada, digest, NOW.minusMillis(1));
        Session usedNow = opened(ada, Samples.tokenDigest(), NOW);

        assertThat(sessions.sweep(Instant.EPOCH, NOW, MANY)).isEqualTo(1);
        assertThat(sessions.list(ada)).containsExactly(usedNow);
    }

    @Test
    void sweepsByEitherTimeout() {
        Instant seenLong = NOW.minus(LIFE);
        untilNone(() -> sessions.sweep(NOW, NOW, MANY));
        opened(ada, digest, NOW.minus(LIFE).minusMillis(1));
        Session expiresNow = opened(ada, Samples.tokenDigest(), NOW.minus(LIFE));
        Session young = opened(bob, Samples.tokenDigest(), NOW);

        assertThat(sessions.sweep(NOW, seenLong, MANY)).isEqualTo(1);
        assertThat(sessions.list(ada)).containsExactly(expiresNow);

        assertThat(sessions.sweep(NOW, NOW, MANY)).isEqualTo(1);
        assertThat(sessions.list(ada)).isEmpty();
        assertThat(sessions.list(bob)).containsExactly(young);
    }

    private Session opened(UserId user, TokenDigest token, Instant at) {
        Session session =
                new Session(Samples.id(), user, 0, Optional.empty(), Optional.empty(), at, at, at, at.plus(LIFE));
        sessions.add(session, token);
        return session;
    }

    private static Session with(Session session, long epoch, Instant provenAt, Instant lastSeenAt) {
        return new Session(
                session.id(),
                session.userId(),
                epoch,
                session.client(),
                session.address(),
                session.signedInAt(),
                provenAt,
                lastSeenAt,
                session.expiresAt());
    }
}
