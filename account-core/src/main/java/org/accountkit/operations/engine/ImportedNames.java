package org.accountkit.operations.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/**
 * Recognizes the names that one run of an import has seen, in constant memory. The rows of recent names are remembered. An
 * older name is recognized by the id of its user, which is random for everybody else: this run derives it from the name
 * and a key of its own.
 */
final class ImportedNames {

    /** More than a batch, so that no name of a batch is forgotten before the batch is stored. */
    static final int REMEMBERED = 5_000;

    private static final int VERSION_4 = 0x4000;
    private static final int VARIANT_BYTE = 8;

    private final String key = UUID.randomUUID().toString() + UUID.randomUUID();
    private final Map<String, Long> recent = new LinkedHashMap<>();

    /** Returns the row that has this name, if it is remembered; otherwise remembers this one. */
    Optional<Long> earlierRow(Username name, long row) {
        Optional<Long> earlier = Optional.ofNullable(recent.putIfAbsent(name.key(), row));
        if (recent.size() > REMEMBERED) {
            recent.remove(recent.keySet().iterator().next());
        }
        return earlier;
    }

    int remembered() {
        return recent.size();
    }

    /** Returns the id that a user of this name has if, and only if, this run adds the user. */
    UserId idOf(Username name) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(key + name.key()));
        long high = (digest.getLong() & ~0xF000L) | VERSION_4;
        long low = (digest.getLong(VARIANT_BYTE) & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE;
        return new UserId(new UUID(high, low).toString());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available.", e);
        }
    }
}
