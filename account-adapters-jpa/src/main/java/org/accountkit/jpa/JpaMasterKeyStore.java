package org.accountkit.jpa;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import org.accountkit.secret.MasterKeyStore;
import org.accountkit.secret.SealedSecret;

final class JpaMasterKeyStore implements MasterKeyStore {

    private final Database database;

    JpaMasterKeyStore(Database database) {
        this.database = database;
    }

    @Override
    public Map<String, SealedSecret> checkValues() {
        return database.list(MasterKeyRow.class, "select m from account_master_key m").stream()
                .collect(toMap(MasterKeyRow::id, MasterKeyRow::checkValue));
    }

    @Override
    public boolean addIfAbsent(String keyId, SealedSecret sealed) {
        return database.inUnit(() -> {
            boolean absent = !database.exists("select m.id from account_master_key m where m.id = ?1", keyId);
            if (absent) {
                database.insert(new MasterKeyRow(keyId, sealed));
            }
            return absent;
        });
    }

    @Override
    public void remove(String keyId) {
        database.update("delete from account_master_key m where m.id = ?1", keyId);
    }
}
