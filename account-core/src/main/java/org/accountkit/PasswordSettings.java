package org.accountkit;

import java.util.Optional;
import org.accountkit.observation.AccountObserver;
import org.accountkit.password.ForeignHashes;
import org.accountkit.password.HashingCapacity;
import org.accountkit.password.PasswordBlocklist;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.PasswordPolicy;
import org.accountkit.password.Peppers;
import org.accountkit.password.engine.HashingMeter;
import org.accountkit.password.engine.PasswordHashing;
import org.accountkit.password.engine.PasswordRules;
import org.accountkit.password.legacy.LegacyHashes;

/** How passwords are judged and hashed, with safe defaults. For use by one thread. */
final class PasswordSettings {

    Optional<PasswordHasher> hasher = Optional.empty();
    HashingCapacity capacity = HashingCapacity.ofThisMachine();
    ForeignHashes legacyHashes = LegacyHashes.standard();
    Optional<Peppers> peppers = Optional.empty();
    boolean keepsOutdatedHashes;
    Optional<PasswordHash> imitated = Optional.empty();
    PasswordPolicy policy = PasswordPolicy.DEFAULT;
    PasswordBlocklist blocklist = PasswordBlocklist.common();

    PasswordHasher hasher() {
        return hasher.orElseGet(PasswordHasher::argon2id);
    }

    PasswordHashing hashing(AccountObserver observer) {
        return new PasswordHashing(
                PortBoundary.around(PasswordHasher.class, hasher(), observer),
                capacity,
                PortBoundary.around(ForeignHashes.class, legacyHashes, observer),
                peppers,
                !keepsOutdatedHashes,
                imitated,
                new HashingMeter(observer, System::nanoTime));
    }

    /** Why the legacy hash cannot be imitated; empty if it can, or if there is none. */
    Optional<String> problemOfImitation() {
        return imitated.filter(hash -> legacyHashes.read(hash).isEmpty())
                .map(hash -> "The legacy hash to imitate cannot be read.");
    }

    PasswordRules rules(String productName, AccountObserver observer) {
        return new PasswordRules(
                policy, PortBoundary.around(PasswordBlocklist.class, blocklist, observer), productName);
    }
}
