package org.accountkit.web.qr;

import java.nio.charset.StandardCharsets;

/** Draws a QR code as a single path, in which each dark run of a row is a rectangle. */
final class QrSvg {

    static final int QUIET_ZONE = 4;

    private QrSvg() {}

    static byte[] draw(QrCode code) {
        int side = code.size() + 2 * QUIET_ZONE;
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + ' ' + side
                + "\" shape-rendering=\"crispEdges\">"
                + "<path fill=\"#fff\" d=\"M0 0h" + side + 'v' + side + "H0z\"/>"
                + "<path fill=\"#000\" d=\"" + path(code) + "\"/></svg>\n";
        return svg.getBytes(StandardCharsets.UTF_8);
    }

    private static StringBuilder path(QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                if (code.isDark(x, y) && !code.isDark(x - 1, y)) {
                    int run = run(code, x, y);
                    path.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
                    path.append('h').append(run).append("v1h-").append(run).append('z');
                }
            }
        }
        return path;
    }

    private static int run(QrCode code, int from, int y) {
        int x = from;
        while (code.isDark(x, y)) {
            x++;
        }
        return x - from;
    }
}
