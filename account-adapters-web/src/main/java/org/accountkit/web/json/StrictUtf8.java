package org.accountkit.web.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** UTF-8 without mercy: overlong forms, encoded surrogates and stray bytes are errors, never replaced. */
public final class StrictUtf8 {

    private StrictUtf8() {}

    /**
     * Decodes.
     *
     * @param bytes what was sent
     * @return the characters, for the caller to wipe; empty when it is no UTF-8
     */
    public static Optional<char[]> decode(byte[] bytes) {
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        boolean malformed = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), decoded, true)
                .isError();
        char[] text = Arrays.copyOf(decoded.array(), decoded.position());
        Arrays.fill(decoded.array(), '\0');
        return malformed ? Optional.empty() : Optional.of(text);
    }

    /**
     * Tells whether a text cannot be encoded.
     *
     * @param text anything
     * @return whether it cannot, because a surrogate stands alone in it
     */
    public static boolean hasLoneSurrogate(CharSequence text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
