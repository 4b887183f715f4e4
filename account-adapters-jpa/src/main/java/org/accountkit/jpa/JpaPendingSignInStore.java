package org.accountkit.jpa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.accountkit.signin.PendingSignInStore;
import org.accountkit.signin.PendingSignInStore.PendingSignIn;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

final class JpaPendingSignInStore implements PendingSignInStore {

    private static final SweepOrder EXPIRED = new SweepOrder("account_pending_sign_in", "id", "expiresAt");

    private final Database database;

    JpaPendingSignInStore(Database database) {
        this.database = database;
    }

    @Override
    public void add(PendingSignIn pending, TokenDigest digest, int most) {
        database.inUnit(() -> {
            database.insert(new PendingSignInRow(pending, digest));
            deleteOthersBeyond(pending, most - 1);
        });
    }

    private void deleteOthersBeyond(PendingSignIn added, int most) {
        List<String> lastFirst = database.list(
                String.class,
                "select p.id from account_pending_sign_in p where p.userId = ?1 and p.id <> ?2"
                        + " order by p.expiresAt desc, p.id desc",
                added.userId().value(),
                added.id());
        if (lastFirst.size() > most) {
            database.update(
                    "delete from account_pending_sign_in p where p.id in ?1",
                    lastFirst.subList(most, lastFirst.size()));
        }
    }

    @Override
    public Optional<PendingSignIn> find(TokenDigest digest) {
        return database.first(
                        PendingSignInRow.class,
                        "select p from account_pending_sign_in p where p.digest = ?1",
                        digest.bytes())
                .map(PendingSignInRow::toPending);
    }

    @Override
    public boolean takeTry(String id) {
        return database.update(
                        "update account_pending_sign_in p set p.triesLeft = p.triesLeft - 1"
                                + " where p.id = ?1 and p.triesLeft > 0",
                        id)
                == 1;
    }

    @Override
    public boolean complete(String id) {
        return database.update("delete from account_pending_sign_in p where p.id = ?1", id) == 1;
    }

    @Override
    public void deleteAll(UserId userId) {
        database.update("delete from account_pending_sign_in p where p.userId = ?1", userId.value());
    }

    @Override
    public int sweep(Instant expiredBefore, int most) {
        return database.deleteFirst(EXPIRED, expiredBefore.toEpochMilli(), most);
    }
}
