package org.accountkit.web.qr;

import org.accountkit.web.qr.QrCode.Background;

/** Draws a QR code with block characters. Each stands for two modules, one above the other, as a cell is twice as high. */
final class QrText {

    private static final char BOTH = '\u2588';
    private static final char UPPER = '\u2580';
    private static final char LOWER = '\u2584';

    private final QrCode code;
    private final boolean inkIsDark;

    private QrText(QrCode code, boolean inkIsDark) {
        this.code = code;
        this.inkIsDark = inkIsDark;
    }

    static String draw(QrCode code, Background background) {
        return new QrText(code, background == Background.LIGHT).draw();
    }

    private String draw() {
        StringBuilder text = new StringBuilder();
        int end = code.size() + QrSvg.QUIET_ZONE;
        for (int y = -QrSvg.QUIET_ZONE; y < end; y += 2) {
            for (int x = -QrSvg.QUIET_ZONE; x < end; x++) {
                text.append(cell(isInk(x, y), isInk(x, y + 1)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private boolean isInk(int x, int y) {
        return code.isDark(x, y) == inkIsDark;
    }

    private static char cell(boolean upper, boolean lower) {
        if (upper) {
            return lower ? BOTH : UPPER;
        }
        return lower ? LOWER : ' ';
    }
}
