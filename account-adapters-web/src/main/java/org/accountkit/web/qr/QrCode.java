package org.accountkit.web.qr;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The QR code (ISO/IEC 18004) of an ASCII text, with error correction level M. Immutable; {@link #toString()} shows its
 * size.
 */
public final class QrCode {

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

    boolean isDark(int x, int y) {
        return x >= 0 && y >= 0 && x < size() && y < size() && matrix.get(x, y) == 1;
    }

    private String row(int y) {
        return IntStream.range(0, size())
                .mapToObj(x -> isDark(x, y) ? "1" : "0")
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return "QrCode[" + size() + "]";
    }
}
