package org.accountkit.password;

import com.google.common.base.Suppliers;
import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnel;
import com.google.common.hash.Funnels;
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
 * Passwords that attackers try first: 80,000 from published lists, and {@linkplain TrivialPassword those that follow a
 * pattern}.
 *
 * <p>The list is a Bloom filter: it holds no password as text, misses none of those listed and refuses one other
 * password in 10,000. It is read at the first look-up.
 *
 * <p>Case makes no difference. Whoever is refused {@code password} tries {@code Password} next, and so do attackers:
 * capitals are the first variation of cracking tools.
 */
final class CommonPasswords implements PasswordBlocklist {

    static final CommonPasswords INSTANCE = new CommonPasswords();

    /** How a password enters the filter: the file must be built anew when this or {@link #fold} changes. */
    static final Funnel<CharSequence> FUNNEL = Funnels.unencodedCharsFunnel();

    private static final String RESOURCE = "common-passwords.bloom";

    private final Supplier<BloomFilter<CharSequence>> listed = Suppliers.memoize(CommonPasswords::read);

    private CommonPasswords() {}

    @Override
    public boolean contains(Secret password) {
        return password.use(utf8 -> {
            CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
            try {
                fold(text);
                return TrivialPassword.matches(text) || listed.get().mightContain(text);
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

    private static BloomFilter<CharSequence> read() {
        try (InputStream resource = CommonPasswords.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new FileNotFoundException(RESOURCE);
            }
            return BloomFilter.readFrom(resource, FUNNEL);
        } catch (IOException e) {
            throw new UncheckedIOException("The list of common passwords cannot be read.", e);
        }
    }
}
