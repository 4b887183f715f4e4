package org.accountkit.operations.engine;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/**
 * Recognizes the user names that a run of an import has already read, in constant memory. The rows of the most recent
 * names are remembered. An older one is recognized by its user's id, which this run derives from the name with a key of
 * its own, and which is random for every other user.
 */
final class ImportedNames {

    /** More than a batch, so that no name is forgotten before its batch is stored. */
    private static final int REMEMBERED = 5_000;

    private static final int KEY_BYTES = 32;
    private static final long VERSION = 0xF000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0xC000_0000_0000_0000L;
    private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

    private final HashFunction keyedHash;
    private final Map<String, Long> rowByKey = new LinkedHashMap<>();

    ImportedNames(SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        keyedHash = Hashing.hmacSha256(key);
    }

    /** Returns the earlier row of that name if it is remembered; otherwise remembers this one. */
    Optional<Long> noteUnlessKnown(Username name, long row) {
        Optional<Long> earlier = Optional.ofNullable(rowByKey.putIfAbsent(name.key(), row));
        if (rowByKey.size() > REMEMBERED) {
            rowByKey.remove(rowByKey.keySet().iterator().next());
        }
        return earlier;
    }

    /** Returns the id of the user that this run adds under that name: a random UUID (RFC 9562, section 5.4) to others. */
    UserId idOf(Username name) {
        ByteBuffer hash = ByteBuffer.wrap(
                keyedHash.hashString(name.key(), StandardCharsets.UTF_8).asBytes());
        long high = (hash.getLong() & ~VERSION) | VERSION_4;
        long low = (hash.getLong() & ~VARIANT) | VARIANT_2;
        return new UserId(new UUID(high, low).toString());
    }
}
