package org.accountkit.password;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.accountkit.secret.Secret;

/**
 * Secret keys that are mixed into passwords before hashing, so that a stolen database alone gives an attacker nothing
 * to check guesses against. They are kept outside the database. Each pepper has an id, which is stored with the hash.
 * New hashes use the first pepper, and all of them verify, so a pepper is rotated by putting a new one in front. A hash
 * without a pepper, or with an older one, is replaced as soon as the right password is given.
 *
 * <p>If a pepper is lost, so are its passwords. Remove a pepper only when no hash names it any more. Immutable; {@link
 * #toString()} shows only the ids.
 */
public final class Peppers {

    private static final int LEAST_BYTES = 32;
    private static final String HMAC = "HmacSHA256";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");

    private final Map<String, Secret> peppers;

    private Peppers(Map<String, Secret> peppers) {
        this.peppers = peppers;
    }

    /**
     * Creates a set of one pepper.
     *
     * @param id 1 to 32 letters, digits, dots, underscores or hyphens
     * @param pepper at least 32 random bytes
     * @return the peppers
     * @throws IllegalArgumentException if the id or the pepper has another form
     */
    public static Peppers of(String id, Secret pepper) {
        return new Peppers(Map.of()).and(id, pepper);
    }

    /**
     * Adds an older pepper, which only verifies.
     *
     * @param id another id
     * @param pepper at least 32 random bytes
     * @return the peppers, with this one at the end
     * @throws IllegalArgumentException if the id or the pepper has another form, or the id is taken
     */
    public Peppers and(String id, Secret pepper) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A pepper's id must have 1 to 32 letters, digits, '.', '_' or '-'.");
        }
        if (pepper.length() < LEAST_BYTES) {
            throw new IllegalArgumentException("Pepper '" + id + "' has " + pepper.length() + " bytes, fewer than 32.");
        }
        Map<String, Secret> more = new LinkedHashMap<>(peppers);
        if (more.put(id, pepper) != null) {
            throw new IllegalArgumentException("Two peppers are named '" + id + "'.");
        }
        return new Peppers(more);
    }

    /** {@return the ids} */
    public Set<String> ids() {
        return Set.copyOf(peppers.keySet());
    }

    /** {@return the id of the pepper that new hashes use} */
    public String currentId() {
        return peppers.keySet().iterator().next();
    }

    /**
     * Mixes a pepper into a password: HMAC-SHA-256 in base64, since a hasher may accept only text.
     *
     * @param id the pepper's id
     * @param normalized the normalized password
     * @return the text to hash in its place; empty if there is no such pepper
     */
    public Optional<Secret> apply(String id, Secret normalized) {
        return Optional.ofNullable(peppers.get(id)).map(pepper -> hmac(pepper, normalized));
    }

    private static Secret hmac(Secret pepper, Secret normalized) {
        return pepper.use(key -> normalized.use(password -> {
            try {
                Mac mac = Mac.getInstance(HMAC);
                mac.init(new SecretKeySpec(key, HMAC));
                return Secret.ofBytes(Base64.getEncoder().encode(mac.doFinal(password)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(HMAC + " is not available.", e);
            }
        }));
    }

    /** {@return the ids, and nothing of the peppers} */
    @Override
    public String toString() {
        return "Peppers" + peppers.keySet();
    }
}
