package org.accountkit.web.qr;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.accountkit.secret.Secret;

/**
 * The QR code (ISO/IEC 18004) of an ASCII text, with error correction level M, for a host that shows it by its own means:
 *
 * <pre>{@code
 * QrCode code = QrCode.of(enrolment.otpAuthUri());
 * response.setContentType("image/svg+xml");
 * response.getOutputStream().write(code.svg());
 * }</pre>
 *
 * <p>Every drawing has the quiet zone of 4 modules that readers need, except {@link #rows()}. A code of a key URI is as
 * secret as the URI: do not store it, and do not let it be cached. Two codes are equal if they have the same modules.
 * Immutable; {@link #toString()} shows the size only.
 */
public final class QrCode {

    /** What the text of a terminal is shown on. */
    public enum Background {
        /** A dark background with light characters. */
        DARK,
        /** A light background with dark characters. */
        LIGHT
    }

    private final ByteMatrix matrix;

    private QrCode(ByteMatrix matrix) {
        this.matrix = matrix;
    }

    /**
     * Encodes a text.
     *
     * @param text ASCII, so that no reader has to guess the character set
     * @return the code
     * @throws IllegalArgumentException if the text does not fit in a QR code
     */
    public static QrCode of(String text) {
        try {
            return new QrCode(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException(
                    "A text of " + text.length() + " characters does not fit in a QR code.", e);
        }
    }

    /**
     * Encodes a secret text, such as the key URI of an enrolment.
     *
     * @param text ASCII
     * @return the code
     * @throws IllegalArgumentException if the text does not fit in a QR code
     */
    public static QrCode of(Secret text) {
        return of(text.reveal());
    }

    /** {@return the number of modules per side, without the quiet zone} */
    public int size() {
        return matrix.getWidth();
    }

    /** {@return the rows of modules as strings of {@code 0} (light) and {@code 1} (dark), without the quiet zone} */
    public List<String> rows() {
        return IntStream.range(0, size()).mapToObj(this::row).toList();
    }

    /** {@return a PNG image, black on white, with a quiet zone of 4 modules} */
    public byte[] png() {
        return QrPng.draw(this);
    }

    /** {@return an inert SVG image in UTF-8, black on white, with a quiet zone of 4 modules} */
    public byte[] svg() {
        return QrSvg.draw(this);
    }

    /**
     * Draws the code with block characters, for a terminal with a fixed-width font and without extra space between
     * lines.
     *
     * @param background what the terminal shows them on
     * @return lines of equal length, each ending with a line feed, with a quiet zone
     */
    public String text(Background background) {
        return QrText.draw(this, background);
    }

    boolean isDark(int x, int y) {
        return x >= 0 && y >= 0 && x < size() && y < size() && matrix.get(x, y) == 1;
    }

    private String row(int y) {
        return IntStream.range(0, size())
                .mapToObj(x -> isDark(x, y) ? "1" : "0")
                .collect(Collectors.joining());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QrCode code && rows().equals(code.rows());
    }

    @Override
    public int hashCode() {
        return rows().hashCode();
    }

    @Override
    public String toString() {
        return "QrCode[" + size() + "]";
    }
}
