package org.accountkit.password.engine;

import java.util.Optional;
import java.util.function.Supplier;
import org.accountkit.password.ForeignHashes;
import org.accountkit.password.HashingCapacity;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.PasswordHasher.PasswordCheck;
import org.accountkit.password.Peppers;
import org.accountkit.secret.Secret;

/**
 * Hashes and verifies passwords at bounded cost: with the hasher and the current pepper, or as another product did if
 * the hash came from there. A refusal costs at least one hash at the current cost, whatever is stored. Shared by all
 * realms. Safe for use by several threads; not for use inside a transaction, since it hashes.
 */
public final class PasswordHashing {

    private final PasswordHasher hasher;
    private final ForeignHashes foreign;
    private final Optional<Peppers> peppers;
    private final boolean rehashing;
    private final LegacyImitation imitation;
    private final HashingGate gate;
    private final PasswordHash decoy;

    /**
     * Creates the hashing.
     *
     * @param hasher computes hashes
     * @param capacity how many are computed concurrently
     * @param foreign reads legacy hashes
     * @param peppers the peppers; empty for none
     * @param rehashing whether to replace an outdated hash when the right password is given
     */
    public PasswordHashing(
            PasswordHasher hasher,
            HashingCapacity capacity,
            ForeignHashes foreign,
            Optional<Peppers> peppers,
            boolean rehashing) {
        this(hasher, capacity, foreign, peppers, rehashing, Optional.empty(), HashingMeter.NONE);
    }

    /**
     * Creates the hashing, with a legacy hash that every refusal imitates.
     *
     * @param hasher computes hashes
     * @param capacity how many are computed concurrently
     * @param foreign reads legacy hashes
     * @param peppers the peppers; empty for none
     * @param rehashing whether to replace an outdated hash when the right password is given
     * @param imitated a hash as the imported users have; empty to imitate none
     * @param meter measures the hashing
     */
    public PasswordHashing(
            PasswordHasher hasher,
            HashingCapacity capacity,
            ForeignHashes foreign,
            Optional<Peppers> peppers,
            boolean rehashing,
            Optional<PasswordHash> imitated,
            HashingMeter meter) {
        this.hasher = hasher;
        this.foreign = foreign;
        this.peppers = peppers;
        this.rehashing = rehashing;
        this.imitation = new LegacyImitation(foreign, imitated);
        this.gate = new HashingGate(capacity, meter);
        this.decoy = hasher.hash(Secret.ofText("nobody's password"));
    }

    /**
     * Creates hashing without a pepper, which replaces outdated hashes.
     *
     * @param hasher computes hashes
     * @param capacity how many are computed concurrently
     * @param foreign reads legacy hashes
     * @return the hashing
     */
    public static PasswordHashing of(PasswordHasher hasher, HashingCapacity capacity, ForeignHashes foreign) {
        return new PasswordHashing(hasher, capacity, foreign, Optional.empty(), true);
    }

    /**
     * Wraps a legacy hash in a current one, so that no weak hash stays in the database until its user signs in.
     *
     * @param hash the hash that another product made
     * @return the hash to store; empty if the given one cannot be read
     * @throws org.accountkit.access.RefusedException {@code unavailable} if hashing is at capacity
     */
    public Optional<PasswordHash> strengthen(PasswordHash hash) {
        return foreign.read(hash).flatMap(old -> old.digest().map(digest -> strengthen(old, digest)));
    }

    private PasswordHash strengthen(ForeignHashes.Hash old, Secret digest) {
        try (digest) {
            PasswordHash over = gate.pass(() -> hasher.hash(digest));
            return new StrengthenedHash(over, new PasswordHash(old.withoutDigest())).encode();
        }
    }

    /**
     * Reports whether any password could match a hash, so that an import need not accept one that none ever will.
     *
     * @param hash the hash to store
     * @return whether it can be read
     */
    public boolean canRead(PasswordHash hash) {
        return problem(hash).isEmpty();
    }

    /**
     * Explains why no password can ever match a hash.
     *
     * @param hash the hash to store
     * @return one sentence, with nothing of the hash; empty if it can be read
     */
    public Optional<String> problem(PasswordHash hash) {
        return StrengthenedHash.parse(hash)
                .map(both -> foreign.problem(both.legacy()).or(() -> problemOfOwn(both.over())))
                .orElseGet(() -> problemOfOwn(hash));
    }

    private Optional<String> problemOfOwn(PasswordHash hash) {
        return hasher.canRead(hash) ? Optional.empty() : foreign.problem(hash);
    }

    /**
     * Does work that leads to a hash. While hashing is at capacity, the work is refused before it begins, so a flood of
     * sign-ins occupies no connections.
     *
     * @param work the work, on this thread
     * @param <T> the type of its result
     * @return its result
     * @throws org.accountkit.access.RefusedException {@code unavailable} if hashing is at capacity
     */
    public <T> T admitting(Supplier<T> work) {
        return gate.admitting(work);
    }

    /**
     * Hashes a password, with the current pepper if there is one.
     *
     * @param normalized the normalized password
     * @return the hash
     * @throws org.accountkit.access.RefusedException {@code unavailable} if hashing is at capacity
     */
    public PasswordHash hash(Secret normalized) {
        return gate.pass(() -> makeHash(normalized));
    }

    private PasswordHash makeHash(Secret normalized) {
        return peppers.map(all -> {
                    try (Secret peppered =
                            all.apply(all.currentId(), normalized).orElseThrow()) {
                        return new PepperedHash(all.currentId(), hasher.hash(peppered)).encode();
                    }
                })
                .orElseGet(() -> hasher.hash(normalized));
    }

    /**
     * Verifies a password. A refusal costs one hash at the current cost, also when there is no hash. What a legacy hash
     * costs comes on top of that for its user alone, unless a hash like it is imitated for everyone.
     *
     * @param stored the stored hash; empty for an unknown user
     * @param typed the password as typed
     * @return the result
     * @throws org.accountkit.access.RefusedException {@code unavailable} if hashing is at capacity
     */
    public HashVerdict verify(Optional<PasswordHash> stored, Secret typed) {
        try (Secret normalized = Normalization.normalize(typed)) {
            return gate.pass(() -> stored.map(hash -> verify(hash, typed, normalized))
                    .orElseGet(() -> {
                        hasher.verify(normalized, decoy);
                        imitation.compute(typed, normalized);
                        return new HashVerdict(PasswordCheck.NO_MATCH, Optional.empty());
                    }));
        }
    }

    private HashVerdict verify(PasswordHash stored, Secret typed, Secret normalized) {
        LegacyImitation.Noting noting = new LegacyImitation.Noting(foreign);
        PasswordCheck check = new HashChecker(hasher, noting, peppers).check(stored, typed, normalized);
        if (check == PasswordCheck.NO_MATCH_CHEAPER || check == PasswordCheck.UNREADABLE) {
            hasher.verify(normalized, decoy);
        }
        if (!check.matches() && !noting.computed()) {
            imitation.compute(typed, normalized);
        }
        boolean renewed = check == PasswordCheck.MATCH_OUTDATED && rehashing;
        return new HashVerdict(check, renewed ? Optional.of(makeHash(normalized)) : Optional.empty());
    }
}
