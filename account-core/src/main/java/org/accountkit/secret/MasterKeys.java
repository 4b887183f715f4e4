package org.accountkit.secret;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The keys that encrypt stored secrets: 256 bits each, identified by an id. The first key encrypts new secrets and
 * every key decrypts. To rotate a key, add the new one behind the current one on all nodes, then put it in front, again on
 * all nodes: no node then meets a secret under a key that it does not have. Immutable; {@link #toString()} shows only the
 * ids.
 */
public final class MasterKeys {

    static final int KEY_BYTES = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");

    private final Map<String, Secret> keys;

    private MasterKeys(Map<String, Secret> keys) {
        this.keys = keys;
    }

    /**
     * Creates a set of one key.
     *
     * @param id 1 to 32 letters, digits, dots, underscores or hyphens
     * @param key 32 bytes
     * @return the keys
     * @throws IllegalArgumentException if the id or the key has another form
     */
    public static MasterKeys of(String id, Secret key) {
        return new MasterKeys(Map.of()).and(id, key);
    }

    /**
     * Adds an older key, which only decrypts.
     *
     * @param id another id
     * @param key 32 bytes
     * @return the keys, with this one at the end
     * @throws IllegalArgumentException if the id or the key has another form, or the id is taken
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
     * Parses {@code id:base64}, or several of these separated by commas; the first key encrypts new secrets.
     *
     * @param text the value of a setting
     * @return the keys
     * @throws IllegalArgumentException if the text has another form; the message reveals nothing of a key
     */
    public static MasterKeys parse(String text) {
        MasterKeys keys = new MasterKeys(Map.of());
        for (String part : List.of(text.split(",", -1))) {
            int colon = part.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("A master key must be written as id:base64.");
            }
            String id = part.substring(0, colon).strip();
            checkId(id);
            keys = keys.and(id, decode(id, part.substring(colon + 1).strip()));
        }
        return keys;
    }

    /** Called before any message repeats the id: if id and key were swapped, the "id" is the key. */
    private static void checkId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A master key's id must have 1 to 32 letters, digits, '.', '_' or '-'.");
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

    /** {@return the id of the key that encrypts new secrets} */
    public String sealingId() {
        return keys.keySet().iterator().next();
    }

    Optional<Secret> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** {@return the ids, and nothing of the keys} */
    @Override
    public String toString() {
        return "MasterKeys" + keys.keySet();
    }
}
