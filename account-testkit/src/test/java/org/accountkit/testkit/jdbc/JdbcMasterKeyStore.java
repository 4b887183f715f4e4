package org.accountkit.testkit.jdbc;

import java.util.Map;
import java.util.stream.Collectors;
import org.accountkit.secret.MasterKeyStore;
import org.accountkit.secret.SealedSecret;

final class JdbcMasterKeyStore implements MasterKeyStore {

    private final Sql sql;

    JdbcMasterKeyStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<String, SealedSecret> checkValues() {
        return sql
                .list(row -> Map.entry(row.text("id"), row.findSealed().orElseThrow()), "select * from master_key")
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public boolean addIfAbsent(String keyId, SealedSecret sealed) {
        return sql.inUnit(() -> {
            boolean absent = !sql.exists("select 1 from master_key where id = ?", keyId);
            if (absent) {
                sql.update(
                        "insert into master_key (id, master_key, sealed) values (?, ?, ?)",
                        keyId,
                        sealed.keyId(),
                        sealed.bytes());
            }
            return absent;
        });
    }

    @Override
    public void remove(String keyId) {
        sql.update("delete from master_key where id = ?", keyId);
    }
}
