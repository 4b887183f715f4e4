package org.accountkit.throttle.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.accountkit.throttle.AttemptStore;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.user.Realm;
import org.jspecify.annotations.Nullable;

/**
 * The counters of names that no user has: a million of them at most, however many names are made up. A secret that all
 * nodes share decides which names have the same counter. Without it, an attacker could find a made-up name with the
 * counter of a real one, and learn from a wait that the real one is unknown. Safe for use by several threads.
 */
public final class UnknownNames {

    private static final int COUNTERS = 1 << 20;
    private static final String ALGORITHM = "HmacSHA256";
    private static final AttemptKey SECRET = AttemptKey.of("secret-of-unknown-names", Realm.DEFAULT, "");

    private final AttemptStore attempts;
    private final SecureRandom random;
    private final AtomicReference<byte @Nullable []> secret = new AtomicReference<>();

    /**
     * Creates the counters.
     *
     * @param attempts stores the counters and the secret
     * @param random the source of a new secret
     */
    public UnknownNames(AttemptStore attempts, SecureRandom random) {
        this.attempts = attempts;
        this.random = random;
    }

    /** Returns the key of a name's counter. */
    AttemptKey counterOf(Realm realm, String usernameKey) {
        String whole = realm.name() + '\0' + usernameKey;
        int number = ByteBuffer.wrap(keyedHash(whole)).getInt() & (COUNTERS - 1);
        return AttemptKey.of("password-of-unknown-names", Realm.DEFAULT, Integer.toString(number));
    }

    private byte[] keyedHash(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret(), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not available.", e);
        }
    }

    private byte[] secret() {
        byte[] known = secret.get();
        if (known == null) {
            known = bytes(attempts.find(SECRET).orElseGet(this::create));
            secret.set(known);
        }
        return known;
    }

    /** It is stored as a counter whose times are random: 128 bits, and no table of its own. */
    private Attempts create() {
        Attempts offered =
                new Attempts(1, Instant.ofEpochMilli(random.nextLong()), Instant.ofEpochMilli(random.nextLong()));
        boolean won = attempts.replace(SECRET, Optional.empty(), offered, Optional.empty());
        return won
                ? offered
                : attempts.find(SECRET)
                        .orElseThrow(() -> new StoreUnavailableException("The attempt counters are contended."));
    }

    private static byte[] bytes(Attempts secret) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(secret.since().toEpochMilli())
                .putLong(secret.last().toEpochMilli())
                .array();
    }
}
