package org.accountkit.testkit.jdbc;

import java.util.Collection;
import org.accountkit.twofactor.RecoveryCodeStore;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.accountkit.user.UserId;

final class JdbcRecoveryCodeStore implements RecoveryCodeStore {

    private final Sql sql;

    JdbcRecoveryCodeStore(Sql sql) {
        this.sql = sql;
    }

    /** Two replacements at once would otherwise leave two sets. */
    @Override
    public void replaceAll(UserId userId, Collection<RecoveryCodeDigest> digests) {
        sql.inUnit(() -> {
            sql.lock("recovery-codes", userId.value());
            sql.update("delete from recovery_code where user_id = ?", userId);
            digests.forEach(digest ->
                    sql.update("insert into recovery_code (user_id, digest) values (?, ?)", userId, digest.bytes()));
        });
    }

    @Override
    public boolean redeem(UserId userId, RecoveryCodeDigest digest) {
        return sql.updateOne("delete from recovery_code where user_id = ? and digest = ?", userId, digest.bytes());
    }

    @Override
    public int count(UserId userId) {
        return sql.first(
                        row -> row.count("codes"),
                        "select count(*) as codes from recovery_code where user_id = ?",
                        userId)
                .orElseThrow();
    }
}
