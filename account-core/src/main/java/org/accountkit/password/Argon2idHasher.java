package org.accountkit.password;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.accountkit.password.PasswordHasher.PasswordCheck;
import org.accountkit.password.kdf.HashCost;
import org.accountkit.secret.Secret;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;

/** Argon2id version 19 in the PHC string format: {@code $argon2id$v=19$m=…,t=…,p=…$salt$tag}. */
final class Argon2idHasher implements PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int TAG_BYTES = 32;

    private final Argon2Parameters parameters;
    private final HashCost cost;
    private final SecureRandom random = new SecureRandom();
    private final BlockingQueue<Argon2BytesGenerator.BlockPool> idlePools = new LinkedBlockingQueue<>();

    Argon2idHasher(Argon2Parameters parameters) {
        this(parameters, HashCost.ofThisMachine());
    }

    Argon2idHasher(Argon2Parameters parameters, HashCost cost) {
        this.parameters = parameters;
        this.cost = cost;
    }

    @Override
    public PasswordHash hash(Secret password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return hash(password, salt);
    }

    PasswordHash hash(Secret password, byte[] salt) {
        return new Argon2idHash(parameters, salt, tag(password, parameters, salt, TAG_BYTES)).encode();
    }

    @Override
    public PasswordCheck verify(Secret password, PasswordHash hash) {
        Optional<Argon2idHash> parsed = read(hash);
        if (parsed.isEmpty()) {
            return PasswordCheck.UNREADABLE;
        }
        Argon2idHash kept = parsed.get();
        byte[] tag = tag(password, kept.parameters(), kept.salt(), kept.tag().length);
        if (!MessageDigest.isEqual(tag, kept.tag())) {
            return kept.parameters().work() < parameters.work()
                    ? PasswordCheck.NO_MATCH_CHEAPER
                    : PasswordCheck.NO_MATCH;
        }
        return isCurrent(kept) ? PasswordCheck.MATCH : PasswordCheck.MATCH_OUTDATED;
    }

    @Override
    public boolean canRead(PasswordHash hash) {
        return read(hash).isPresent();
    }

    private Optional<Argon2idHash> read(PasswordHash hash) {
        return Argon2idHash.parse(hash).filter(parsed -> isAffordable(parsed.parameters()));
    }

    /** The parameters that the host configured are allowed at any cost. */
    private boolean isAffordable(Argon2Parameters asked) {
        return asked.equals(parameters)
                || cost.argon2(asked.memoryKiB(), asked.iterations(), asked.parallelism())
                        .isEmpty();
    }

    private boolean isCurrent(Argon2idHash hash) {
        return hash.parameters().equals(parameters)
                && hash.salt().length == SALT_BYTES
                && hash.tag().length == TAG_BYTES;
    }

    @Override
    public List<String> weaknesses() {
        return parameters.meetsFloor()
                ? List.of()
                : List.of(
                        "Argon2id with " + parameters + " is below the minimum of m=19456,t=2,p=1 or its equivalents.");
    }

    private byte[] tag(Secret password, Argon2Parameters asked, byte[] salt, int length) {
        Argon2BytesGenerator.BlockPool pool = asked.equals(parameters) ? borrowPool() : newPool(asked);
        try {
            byte[] tag = new byte[length];
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(
                    bouncyCastle(asked).withSalt(salt).withBlockPool(pool).build());
            password.use(bytes -> generator.generateBytes(bytes, tag));
            return tag;
        } finally {
            if (asked.equals(parameters)) {
                idlePools.add(pool);
            }
        }
    }

    private static org.bouncycastle.crypto.params.Argon2Parameters.Builder bouncyCastle(Argon2Parameters cost) {
        return new org.bouncycastle.crypto.params.Argon2Parameters.Builder(
                        org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_id)
                .withVersion(org.bouncycastle.crypto.params.Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKiB())
                .withIterations(cost.iterations())
                .withParallelism(cost.parallelism());
    }

    /** Contains as many pools as hashes were computed concurrently, which the hashing gate limits. */
    private Argon2BytesGenerator.BlockPool borrowPool() {
        Argon2BytesGenerator.BlockPool idle = idlePools.poll();
        return idle != null ? idle : newPool(parameters);
    }

    private static Argon2BytesGenerator.BlockPool newPool(Argon2Parameters cost) {
        return new Argon2BytesGenerator.FixedBlockPool(
                Argon2BytesGenerator.getBlockCount(cost.memoryKiB(), cost.parallelism()));
    }
}
