package org.accountkit.password;

import com.google.common.base.Suppliers;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.accountkit.secret.Secret;

/**
 * Passwords that attackers try first: 63,539 from published lists, and {@linkplain TrivialPassword those that follow a
 * pattern}.
 *
 * <p>The list is stored as {@linkplain ListedPasswords Bloom filters}. They contain no password as text and recognize
 * every listed one. Of the passwords not listed, they wrongly refuse one in 100,000, but less than one in a billion of
 * those with at least 15 code points. The list is loaded at the first look-up.
 *
 * <p>Case makes no difference. Users who are refused {@code password} try {@code Password} next, and so do attackers:
 * capitals are the first variation that cracking tools try.
 */
final class CommonPasswords implements PasswordBlocklist {

    static final CommonPasswords INSTANCE = new CommonPasswords();

    /** No policy allows shorter ones, so they are rejected as too short and need no second reason. */
    static final int SHORTEST = 8;

    private static final String RESOURCE = "common-passwords.bloom";

    private final Supplier<ListedPasswords> listed = Suppliers.memoize(CommonPasswords::read);

    private CommonPasswords() {}

    @Override
    public boolean contains(Secret password) {
        return password.use(utf8 -> {
            CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
            try {
                fold(text);
                return codePoints(text) >= SHORTEST
                        && (TrivialPassword.matches(text) || listed.get().mightContain(text));
            } finally {
                Arrays.fill(text.array(), '\0');
            }
        });
    }

    /** Folds to lower case in place, since a String could not be wiped. */
    static void fold(CharBuffer text) {
        for (int i = 0; i < text.limit(); i++) {
            text.put(i, Character.toLowerCase(text.get(i)));
        }
    }

    static int codePoints(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }

    private static ListedPasswords read() {
        try (InputStream resource = CommonPasswords.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new FileNotFoundException(RESOURCE);
            }
            return ListedPasswords.read(resource);
        } catch (IOException e) {
            throw new UncheckedIOException("The list of common passwords cannot be read.", e);
        }
    }
}
