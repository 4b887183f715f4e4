package org.accountkit.password;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnel;
import com.google.common.hash.Funnels;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bloom filters of common passwords, which are already {@linkplain CommonPasswords#fold folded}. The file contains them
 * in this order, and must be rebuilt when a funnel or the folding changes.
 *
 * <p>A password of at least {@value #LONG} code points is listed if both of its filters agree. One filter is not
 * certain enough: all its hashes of a password derive from two numbers, which in a filter this small collide for about
 * one password in a million.
 *
 * @param shorter passwords below {@value #LONG} code points
 * @param longer the others
 * @param longerAgain the others, hashed differently
 */
record ListedPasswords(
        BloomFilter<CharSequence> shorter, BloomFilter<CharSequence> longer, BloomFilter<CharSequence> longerAgain) {

    /** The shortest length that the default policy accepts without a second factor. */
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
