package org.accountkit.secret;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The keys that protect secrets at rest: 256 bits each, named by an id. The first one seals, all of them open, so a key
 * is rotated by putting a new one in front. Immutable; printing shows ids only.
 */
public final class MasterKeys {

    static final int KEY_BYTES = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");

    private final Map<String, Secret> keys;

    private MasterKeys(Map<String, Secret> keys) {
        this.keys = keys;
    }

    /**
     * One key.
     *
     * @param id 1 to 32 letters, digits, dots, underscores or hyphens
     * @param key 32 bytes
     * @return the keys
     * @throws IllegalArgumentException when the id or the key is not of that form
     */
    public static MasterKeys of(String id, Secret key) {
        return new MasterKeys(Map.of()).and(id, key);
    }

    /**
     * Adds an older key, which opens only.
     *
     * @param id another id
     * @param key 32 bytes
     * @return the keys with this one at the end
     * @throws IllegalArgumentException when the id or the key is not of that form, or the id is taken
     */
    public MasterKeys and(String id, Secret key) {
        checkId(id);
        if (key.length() != KEY_BYTES) {
            throw new IllegalArgumentException("Master key '" + id + "' has " + key.length() + " bytes instead of 32.");
        }
        Map<String, Secret> more = new LinkedHashMap<>(keys);
        if (more.put(id, key) != null) {
            throw new IllegalArgumentException("Two master keys are named '" + id + "'.");
        }
        return new MasterKeys(more);
    }

    /**
     * Reads {@code id:base64}, several separated by commas; the first one seals.
     *
     * @param text as in a setting
     * @return the keys
     * @throws IllegalArgumentException when it is not of that form; the message holds nothing of a key
     */
    public static MasterKeys parse(String text) {
        MasterKeys keys = new MasterKeys(Map.of());
        for (String part : List.of(text.split(",", -1))) {
            int colon = part.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("A master key is written id:base64.");
            }
            String id = part.substring(0, colon).strip();
            checkId(id);
            keys = keys.and(id, decode(id, part.substring(colon + 1).strip()));
        }
        return keys;
    }

    /** Before any message repeats it: where id and key were exchanged, it is the key. */
    private static void checkId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A master key's id has 1 to 32 letters, digits, '.', '_' or '-'.");
        }
    }

    private static Secret decode(String id, String base64) {
        try {
            return Secret.ofBytes(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Master key '" + id + "' is not base64.");
        }
    }

    /** {@return the ids} */
    public Set<String> ids() {
        return Set.copyOf(keys.keySet());
    }

    /** {@return the id of the key that seals} */
    public String sealingId() {
        return keys.keySet().iterator().next();
    }

    Optional<Secret> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** {@return the ids, nothing of the keys} */
    @Override
    public String toString() {
        return "MasterKeys" + keys.keySet();
    }
}
