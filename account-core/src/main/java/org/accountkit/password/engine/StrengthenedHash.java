package org.accountkit.password.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.accountkit.password.PasswordHash;

/**
 * A current hash around the digest of a legacy hash: {@code {strengthened}}, the current hash, a space, and the legacy
 * hash with another digest in place of its own.
 *
 * @param over the current hash, of the digest
 * @param legacy the legacy hash, which computes the digest of a password
 */
record StrengthenedHash(PasswordHash over, PasswordHash legacy) {

    private static final String MARK = "{strengthened}";
    private static final Pattern FORM = Pattern.compile("\\{strengthened\\}(\\$[^ ]*) (.*)", Pattern.DOTALL);

    static Optional<StrengthenedHash> parse(PasswordHash hash) {
        Matcher matcher = FORM.matcher(hash.encoded());
        return matcher.matches()
                ? Optional.of(
                        new StrengthenedHash(new PasswordHash(matcher.group(1)), new PasswordHash(matcher.group(2))))
                : Optional.empty();
    }

    PasswordHash encode() {
        return new PasswordHash(MARK + over.encoded() + ' ' + legacy.encoded());
    }
}
