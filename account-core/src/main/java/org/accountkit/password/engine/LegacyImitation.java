package org.accountkit.password.engine;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.accountkit.password.ForeignHashes;
import org.accountkit.password.PasswordHash;
import org.accountkit.secret.Secret;

/**
 * Lets every refusal cost as much as one of a user whose legacy hash has not been replaced yet: it also computes a legacy
 * hash, unless it did so anyway.
 *
 * @param foreign reads legacy hashes
 * @param example the legacy hash to compute; empty to imitate none
 */
record LegacyImitation(ForeignHashes foreign, Optional<PasswordHash> example) {

    /** Computes the example, in as many spellings as a legacy hash is checked in. */
    void compute(Secret typed, Secret normalized) {
        example.flatMap(foreign::read).ifPresent(hash -> {
            hash.matches(typed);
            if (!typed.matches(normalized)) {
                hash.matches(normalized);
            }
        });
    }

    /** Reads legacy hashes and notes whether any was computed. For one verification. */
    static final class Noting implements ForeignHashes {

        private final ForeignHashes foreign;
        private final AtomicBoolean computed = new AtomicBoolean();

        Noting(ForeignHashes foreign) {
            this.foreign = foreign;
        }

        boolean computed() {
            return computed.get();
        }

        @Override
        public Optional<Hash> read(PasswordHash hash) {
            return foreign.read(hash).map(NotedHash::new);
        }

        /** A legacy hash that notes when it is computed. */
        private final class NotedHash implements Hash {

            private final Hash hash;

            NotedHash(Hash hash) {
                this.hash = hash;
            }

            @Override
            public boolean matches(Secret password) {
                computed.set(true);
                return hash.matches(password);
            }

            @Override
            public Optional<Secret> digestOf(Secret password) {
                computed.set(true);
                return hash.digestOf(password);
            }

            @Override
            public Optional<Secret> digest() {
                return hash.digest();
            }

            @Override
            public String withoutDigest() {
                return hash.withoutDigest();
            }
        }
    }
}
