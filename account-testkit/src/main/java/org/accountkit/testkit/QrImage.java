package org.accountkit.testkit;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** An image of a QR code. */
final class QrImage {

    /** A camera sees many frames; here each way of reading is tried on the one image. */
    private static final List<Map<DecodeHintType, Boolean>> WAYS =
            List.of(Map.of(), Map.of(DecodeHintType.TRY_HARDER, true), Map.of(DecodeHintType.PURE_BARCODE, true));

    private QrImage() {}

    static String read(byte[] png) {
        BufferedImage image = decode(png);
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        RGBLuminanceSource source = new RGBLuminanceSource(width, height, pixels);
        return Stream.of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source))
                .map(BinaryBitmap::new)
                .flatMap(bitmap -> WAYS.stream().flatMap(way -> read(bitmap, way).stream()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No QR code was found in the image."));
    }

    private static Optional<String> read(BinaryBitmap bitmap, Map<DecodeHintType, Boolean> way) {
        try {
            return Optional.of(new QRCodeReader().decode(bitmap, way).getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    private static BufferedImage decode(byte[] png) {
        try {
            return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(png)))
                    .orElseThrow(() -> new IllegalArgumentException("This is not an image."));
        } catch (IOException e) {
            throw new IllegalArgumentException("The image is broken.", e);
        }
    }
}
