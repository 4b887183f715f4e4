package org.accountkit.password;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnel;
import com.google.common.hash.Funnels;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bloom filters of listed passwords, already {@linkplain CommonPasswords#fold folded}. They lie in the file in this
 * order, which must be built anew when a funnel or the folding changes.
 *
 * <p>A password of {@value #LONG} code points or more is listed when both filters for these agree. One alone is not
 * sure enough: all its hashes of a password follow from two numbers, and in a filter this small these collide for about
 * one password in a million.
 *
 * @param shorter those below {@value #LONG} code points
 * @param longer the others
 * @param longerAgain the others, hashed differently
 */
record ListedPasswords(
        BloomFilter<CharSequence> shorter, BloomFilter<CharSequence> longer, BloomFilter<CharSequence> longerAgain) {

    /** The least that the default policy accepts without a second factor. */
    static final int LONG = 15;

    static final Funnel<CharSequence> FUNNEL = Funnels.unencodedCharsFunnel();
    static final Funnel<CharSequence> OTHER_FUNNEL =
            (password, sink) -> FUNNEL.funnel(password, sink.putByte((byte) 1));

    static ListedPasswords read(InputStream file) throws IOException {
        return new ListedPasswords(
                BloomFilter.readFrom(file, FUNNEL),
                BloomFilter.readFrom(file, FUNNEL),
                BloomFilter.readFrom(file, OTHER_FUNNEL));
    }

    boolean mightContain(CharSequence password) {
        return CommonPasswords.codePoints(password) < LONG
                ? shorter.mightContain(password)
                : longer.mightContain(password) && longerAgain.mightContain(password);
    }
}
