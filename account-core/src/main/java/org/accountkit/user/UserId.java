package org.accountkit.user;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The opaque id of a user: random for ours, whatever a host's directory has for its own.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 . _ -}
 */
public record UserId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException when it is not of that form
     */
    public UserId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A user id has 1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-'.");
        }
    }

    /** {@return a new random id} */
    public static UserId random() {
        return new UserId(UUID.randomUUID().toString());
    }

    /**
     * Reads an id that somebody presented.
     *
     * @param text anything
     * @return the id, empty when it cannot be one
     */
    public static Optional<UserId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new UserId(text)) : Optional.empty();
    }
}
