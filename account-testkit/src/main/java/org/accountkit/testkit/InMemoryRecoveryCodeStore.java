package org.accountkit.testkit;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.accountkit.twofactor.RecoveryCodeStore;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.accountkit.user.UserId;

final class InMemoryRecoveryCodeStore implements RecoveryCodeStore {

    private final InMemoryUnitOfWork units;
    private final Table<UserId, Set<RecoveryCodeDigest>> codes;

    InMemoryRecoveryCodeStore(InMemoryUnitOfWork units) {
        this.units = units;
        this.codes = new Table<>(units);
    }

    @Override
    public void replaceAll(UserId userId, Collection<RecoveryCodeDigest> digests) {
        codes.put(userId, Set.copyOf(digests));
    }

    @Override
    public boolean redeem(UserId userId, RecoveryCodeDigest digest) {
        return units.run(() -> {
            Set<RecoveryCodeDigest> left = new HashSet<>(unused(userId));
            boolean won = left.remove(digest);
            if (won) {
                replaceAll(userId, left);
            }
            return won;
        });
    }

    @Override
    public int count(UserId userId) {
        return unused(userId).size();
    }

    private Set<RecoveryCodeDigest> unused(UserId userId) {
        return codes.find(userId).orElse(Set.of());
    }
}
