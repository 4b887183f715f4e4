package org.accountkit;

import java.util.Optional;
import org.accountkit.password.ForeignHashes;
import org.accountkit.password.HashingCapacity;
import org.accountkit.password.PasswordBlocklist;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.PasswordPolicy;
import org.accountkit.password.Peppers;
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
    PasswordPolicy policy = PasswordPolicy.DEFAULT;
    PasswordBlocklist blocklist = PasswordBlocklist.common();

    PasswordHasher hasher() {
        return hasher.orElseGet(PasswordHasher::argon2id);
    }

    PasswordHashing hashing() {
        return new PasswordHashing(
                PortBoundary.around(PasswordHasher.class, hasher()),
                capacity,
                PortBoundary.around(ForeignHashes.class, legacyHashes),
                peppers,
                !keepsOutdatedHashes);
    }

    PasswordRules rules(String productName) {
        return new PasswordRules(policy, PortBoundary.around(PasswordBlocklist.class, blocklist), productName);
    }
}
