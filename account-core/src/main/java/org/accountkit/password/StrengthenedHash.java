package org.accountkit.password;

import java.util.Optional;

/**
 * A current hash of a legacy hash's digest: {@code {strengthened}}, the current hash, a space, and the legacy hash with
 * another digest in place of its own.
 *
 * @param over of the digest
 * @param legacy what makes the digest of a password
 */
record StrengthenedHash(PasswordHash over, PasswordHash legacy) {

    private static final String MARK = "{strengthened}";

    static Optional<StrengthenedHash> parse(PasswordHash hash) {
        String text = hash.encoded();
        int space = text.indexOf(' ');
        return text.startsWith(MARK + '$') && space > 0
                ? Optional.of(new StrengthenedHash(
                        new PasswordHash(text.substring(MARK.length(), space)),
                        new PasswordHash(text.substring(space + 1))))
                : Optional.empty();
    }

    PasswordHash encode() {
        return new PasswordHash(MARK + over.encoded() + ' ' + legacy.encoded());
    }
}
