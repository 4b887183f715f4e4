package org.accountkit.web.qr;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Draws a QR code as a PNG (ISO/IEC 15948) with one bit per pixel. Implemented here because {@code ImageIO} would make
 * every host depend on {@code java.desktop}.
 */
final class QrPng {

    private static final int PIXELS_A_MODULE = 8;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte ONE_BIT = 1;
    private static final byte GREYSCALE = 0;
    private static final byte WHITE = (byte) 0xFF;

    private QrPng() {}

    static byte[] draw(QrCode code) {
        int modules = code.size() + 2 * QrSvg.QUIET_ZONE;
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        writeChunk(png, "IHDR", header(modules * PIXELS_A_MODULE));
        writeChunk(png, "IDAT", deflate(pixels(code, modules)));
        writeChunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] header(int side) {
        return ByteBuffer.allocate(13)
                .putInt(side)
                .putInt(side)
                .put(ONE_BIT)
                .put(GREYSCALE)
                .array();
    }

    /** Each line has a filter byte (0 for none) and then one byte per module, since a module is eight pixels wide. */
    private static byte[] pixels(QrCode code, int modules) {
        ByteBuffer pixels = ByteBuffer.allocate(modules * PIXELS_A_MODULE * (1 + modules));
        for (int line = 0; line < modules * PIXELS_A_MODULE; line++) {
            pixels.put((byte) 0);
            for (int x = 0; x < modules; x++) {
                boolean dark = code.isDark(x - QrSvg.QUIET_ZONE, line / PIXELS_A_MODULE - QrSvg.QUIET_ZONE);
                pixels.put(dark ? 0 : WHITE);
            }
        }
        return pixels.array();
    }

    private static byte[] deflate(byte[] data) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(data);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void writeChunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] typeAndData = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 checksum = new CRC32();
        checksum.update(typeAndData);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(typeAndData);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
