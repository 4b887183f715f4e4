package org.accountkit.testkit;

import java.util.Map;
import org.accountkit.secret.MasterKeyStore;
import org.accountkit.secret.SealedSecret;

final class InMemoryMasterKeyStore implements MasterKeyStore {

    private final Table<String, SealedSecret> checkValues;

    InMemoryMasterKeyStore(InMemoryUnitOfWork units) {
        this.checkValues = new Table<>(units);
    }

    @Override
    public Map<String, SealedSecret> checkValues() {
        return checkValues.asMap();
    }

    @Override
    public boolean addIfAbsent(String keyId, SealedSecret sealed) {
        return checkValues.putIfAbsent(keyId, sealed);
    }

    @Override
    public void remove(String keyId) {
        checkValues.remove(keyId);
    }
}
