package org.accountkit.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.accountkit.session.Session;
import org.accountkit.session.SessionStore;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

final class InMemorySessionStore implements SessionStore {

    private final InMemoryUnitOfWork units;
    private final Table<String, Row> rows;

    InMemorySessionStore(InMemoryUnitOfWork units) {
        this.units = units;
        this.rows = new Table<>(units);
    }

    @Override
    public void add(Session session, TokenDigest digest) {
        units.execute(() -> {
            if (find(digest).isPresent()) {
                throw units.keyViolated();
            }
            rows.insert(session.id(), new Row(session, digest));
        });
    }

    @Override
    public Optional<Session> find(TokenDigest digest) {
        return rows.all()
                .filter(row -> row.digest().equals(digest))
                .map(Row::session)
                .findFirst();
    }

    @Override
    public List<Session> list(UserId userId) {
        return rows.all()
                .map(Row::session)
                .filter(session -> session.userId().equals(userId))
                .sorted(Comparator.comparing(Session::signedInAt))
                .toList();
    }

    @Override
    public boolean rotate(String id, TokenDigest expected, TokenDigest next, long epoch, Instant provenAt) {
        return units.run(() -> {
            Optional<Row> row = rows.find(id).filter(found -> found.digest().equals(expected));
            row.ifPresent(found -> rows.put(id, found.rotated(next, epoch, provenAt)));
            return row.isPresent();
        });
    }

    @Override
    public boolean delete(UserId userId, String id) {
        return deleteIf(session ->
                        session.userId().equals(userId) && session.id().equals(id))
                > 0;
    }

    @Override
    public int deleteAll(UserId userId) {
        return deleteIf(session -> session.userId().equals(userId));
    }

    @Override
    public int deleteOthers(UserId userId, String keepId) {
        return deleteIf(
                session -> session.userId().equals(userId) && !session.id().equals(keepId));
    }

    @Override
    public void recordUse(Map<String, Instant> lastSeen) {
        units.execute(() -> lastSeen.forEach((id, at) -> rows.find(id)
                .filter(row -> row.session().lastSeenAt().isBefore(at))
                .ifPresent(row -> rows.put(id, row.seen(at)))));
    }

    @Override
    public int sweep(Instant expiredBefore, Instant lastSeenBefore, int most) {
        return rows.removeSome(
                row -> row.session().expiresAt().isBefore(expiredBefore)
                        || row.session().lastSeenAt().isBefore(lastSeenBefore),
                most);
    }

    private int deleteIf(Predicate<Session> condition) {
        return rows.removeIf(row -> condition.test(row.session()));
    }

    private record Row(Session session, TokenDigest digest) {

        Row rotated(TokenDigest next, long epoch, Instant provenAt) {
            return new Row(with(epoch, provenAt, session.lastSeenAt()), next);
        }

        Row seen(Instant at) {
            return new Row(with(session.epoch(), session.provenAt(), at), digest);
        }

        private Session with(long epoch, Instant provenAt, Instant lastSeenAt) {
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
}
