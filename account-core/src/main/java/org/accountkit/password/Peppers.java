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
 * Keys that are mixed into passwords before these are hashed, so that a stolen database alone is of no use: there is
 * nothing to try guesses against. Kept outside the database. Each has an id, which is kept with the hash; the first one
 * makes new hashes, all of them verify, so a pepper is rotated by putting a new one in front. A hash without a pepper,
 * or with an older one, is made anew as soon as the right password was given.
 *
 * <p>A pepper that is lost takes the passwords with it. Remove one only when no hash names it any more. Immutable;
 * printing shows ids only.
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
     * One pepper.
     *
     * @param id 1 to 32 letters, digits, dots, underscores or hyphens
     * @param pepper at least 32 random bytes
     * @return the peppers
     * @throws IllegalArgumentException when the id or the pepper is not of that form
     */
    public static Peppers of(String id, Secret pepper) {
        return new Peppers(Map.of()).and(id, pepper);
    }

    /**
     * Adds an older pepper, which verifies only.
     *
     * @param id another id
     * @param pepper at least 32 random bytes
     * @return the peppers with this one at the end
     * @throws IllegalArgumentException when the id or the pepper is not of that form, or the id is taken
     */
    public Peppers and(String id, Secret pepper) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A pepper's id has 1 to 32 letters, digits, '.', '_' or '-'.");
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

    /** {@return the id of the pepper that new hashes are made with} */
    public String currentId() {
        return peppers.keySet().iterator().next();
    }

    /**
     * Mixes a pepper into a password: HMAC-SHA-256 as base64, since a hasher may take text only.
     *
     * @param id which pepper
     * @param normalized the password
     * @return what is hashed in its place; empty when there is no such pepper
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

    /** {@return the ids, nothing of the peppers} */
    @Override
    public String toString() {
        return "Peppers" + peppers.keySet();
    }
}
