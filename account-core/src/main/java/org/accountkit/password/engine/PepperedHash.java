package org.accountkit.password.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.accountkit.password.PasswordHash;

/**
 * A hash of a password with a pepper: {@code {pepper=id}}, followed by the hash.
 *
 * @param pepperId the pepper's id
 * @param hash the hash that the hasher made
 */
record PepperedHash(String pepperId, PasswordHash hash) {

    private static final Pattern FORM = Pattern.compile("\\{pepper=([A-Za-z0-9._-]{1,32})\\}(.*)", Pattern.DOTALL);

    static Optional<PepperedHash> parse(PasswordHash hash) {
        Matcher matcher = FORM.matcher(hash.encoded());
        return matcher.matches()
                ? Optional.of(new PepperedHash(matcher.group(1), new PasswordHash(matcher.group(2))))
                : Optional.empty();
    }

    PasswordHash encode() {
        return new PasswordHash("{pepper=" + pepperId + '}' + hash.encoded());
    }
}
