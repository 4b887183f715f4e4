package org.accountkit.testkit;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A picture of a QR code. */
final class QrImage {

    private QrImage() {}

    static String read(byte[] png) {
        BufferedImage image = decode(png);
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        RGBLuminanceSource source = new RGBLuminanceSource(width, height, pixels);
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText();
        } catch (ReaderException e) {
            throw new IllegalArgumentException("No QR code is seen in the image.", e);
        }
    }

    private static BufferedImage decode(byte[] png) {
        try {
            return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(png)))
                    .orElseThrow(() -> new IllegalArgumentException("This is no image."));
        } catch (IOException e) {
            throw new IllegalArgumentException("The image is broken.", e);
        }
    }
}
