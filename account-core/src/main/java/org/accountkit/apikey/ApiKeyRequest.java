package org.accountkit.apikey;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.accountkit.user.Right;

/** An API key that a user asks for. Immutable. */
public final class ApiKeyRequest {

    private static final int LONGEST_NAME = 64;

    private final String name;
    private final Optional<Instant> expiresAt;
    private final Optional<Set<Right>> rights;

    private ApiKeyRequest(String name, Optional<Instant> expiresAt, Optional<Set<Right>> rights) {
        this.name = name;
        this.expiresAt = expiresAt;
        this.rights = rights;
    }

    /**
     * A key that never expires and has all of its owner's rights.
     *
     * @param name up to 64 visible code points without outer spaces, unique among the owner's keys; empty for the key of
     *     the settings page
     * @return the request
     * @throws IllegalArgumentException when the name has another form
     */
    public static ApiKeyRequest named(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("The name of an API key has up to " + LONGEST_NAME
                    + " visible characters, and no space around them.");
        }
        return new ApiKeyRequest(name, Optional.empty(), Optional.empty());
    }

    /**
     * Tells whether a text can name a key.
     *
     * @param text anything
     * @return whether it can
     */
    public static boolean isName(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_NAME
                && text.codePoints().allMatch(ApiKeyRequest::isVisible)
                && !isPadded(text);
    }

    private static boolean isPadded(String text) {
        return !text.isEmpty() && (isSpace(text.codePointAt(0)) || isSpace(text.codePointBefore(text.length())));
    }

    /** No-break spaces too, which {@link String#strip} leaves. */
    private static boolean isSpace(int c) {
        return Character.isSpaceChar(c) || Character.isWhitespace(c);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /**
     * Lets the key expire.
     *
     * @param at when
     * @return the request
     */
    public ApiKeyRequest expiringAt(Instant at) {
        return new ApiKeyRequest(name, Optional.of(at), rights);
    }

    /**
     * Limits the key to some of its owner's rights. One that the owner loses later, the key loses too.
     *
     * @param only the rights
     * @return the request
     */
    public ApiKeyRequest limitedTo(Collection<Right> only) {
        return new ApiKeyRequest(name, expiresAt, Optional.of(Set.copyOf(only)));
    }

    /** {@return the key's name} */
    public String name() {
        return name;
    }

    /** {@return when it expires; empty for never} */
    public Optional<Instant> expiresAt() {
        return expiresAt;
    }

    /** {@return the rights it is limited to; empty for all of its owner's} */
    public Optional<Set<Right>> rights() {
        return rights;
    }
}
