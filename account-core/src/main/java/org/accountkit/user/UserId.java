package org.accountkit.user;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The opaque id of a user: random if AccountKit creates the user, otherwise the id in the host's directory.
 *
 * @param value 1 to 64 of {@code A-Z a-z 0-9 . _ -}
 */
public record UserId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public UserId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A user id must have 1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-'.");
        }
    }

    /** {@return a new random id} */
    public static UserId random() {
        return new UserId(UUID.randomUUID().toString());
    }

    /**
     * Parses an id from a request.
     *
     * @param text anything
     * @return the id; empty if the text is not a valid id
     */
    public static Optional<UserId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new UserId(text)) : Optional.empty();
    }
}
