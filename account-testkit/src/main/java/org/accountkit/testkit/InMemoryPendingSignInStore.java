package org.accountkit.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.accountkit.signin.PendingSignInStore;
import org.accountkit.signin.PendingSignInStore.PendingSignIn;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

final class InMemoryPendingSignInStore implements PendingSignInStore {

    private static final Comparator<PendingSignIn> LAST_FIRST = Comparator.comparing(PendingSignIn::expiresAt)
            .thenComparing(PendingSignIn::id)
            .reversed();

    private final InMemoryUnitOfWork units;
    private final Table<String, Row> rows;

    InMemoryPendingSignInStore(InMemoryUnitOfWork units) {
        this.units = units;
        this.rows = new Table<>(units);
    }

    @Override
    public void add(PendingSignIn pending, TokenDigest digest, int most) {
        units.execute(() -> {
            if (find(digest).isPresent()) {
                throw units.keyViolated();
            }
            rows.insert(pending.id(), new Row(pending, digest));
            deleteOthersBeyond(pending, most - 1);
        });
    }

    private void deleteOthersBeyond(PendingSignIn added, int most) {
        rows.all()
                .map(Row::pending)
                .filter(other ->
                        other.userId().equals(added.userId()) && !other.id().equals(added.id()))
                .sorted(LAST_FIRST)
                .skip(most)
                .forEach(other -> rows.remove(other.id()));
    }

    @Override
    public Optional<PendingSignIn> find(TokenDigest digest) {
        return rows.all()
                .filter(row -> row.digest().equals(digest))
                .map(Row::pending)
                .findFirst();
    }

    @Override
    public boolean takeTry(String id) {
        return units.run(() -> {
            Optional<Row> found = rows.find(id).filter(row -> row.pending().triesLeft() > 0);
            found.ifPresent(row -> rows.put(id, row.withOneTryLess()));
            return found.isPresent();
        });
    }

    @Override
    public boolean complete(String id) {
        return rows.remove(id);
    }

    @Override
    public void deleteAll(UserId userId) {
        rows.removeIf(row -> row.pending().userId().equals(userId));
    }

    @Override
    public int sweep(Instant expiredBefore, int most) {
        return rows.removeSome(row -> row.pending().expiresAt().isBefore(expiredBefore), most);
    }

    private record Row(PendingSignIn pending, TokenDigest digest) {

        Row withOneTryLess() {
            PendingSignIn less = new PendingSignIn(
                    pending.id(), pending.userId(), pending.epoch(), pending.expiresAt(), pending.triesLeft() - 1);
            return new Row(less, digest);
        }
    }
}
