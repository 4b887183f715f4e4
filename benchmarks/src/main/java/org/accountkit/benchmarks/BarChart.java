package org.accountkit.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws groups of horizontal bars as SVG that can be read on light and on dark pages. */
final class BarChart {

    private static final int LEFT = 150;
    private static final int WIDTH = 480;
    private static final int RIGHT = 90;
    private static final int BAR = 16;
    private static final int STEP = 22;
    private static final int TITLE = 26;
    private static final int GAP = 6;
    private static final int LABEL = 28;
    private static final String STYLE = "<style>text{font:13px sans-serif;fill:#24292f}.t{font-weight:bold}"
            + ".o{fill:#1a7f37}.r{fill:#8c959f}line{stroke:#cf222e;stroke-width:2}"
            + "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.o{fill:#3fb950}.r{fill:#6e7681}"
            + "line{stroke:#ff7b72}}</style>\n";

    private final List<Group> groups = new ArrayList<>();

    record Bar(String name, double value, boolean ours) {}

    private record Group(String title, List<Bar> bars) {

        int height() {
            return TITLE + bars.size() * STEP + BAR / 2;
        }
    }

    void group(String title, List<Bar> bars) {
        groups.add(new Group(title, bars));
    }

    String svg() {
        StringBuilder drawn = new StringBuilder();
        int y = 0;
        for (Group group : groups) {
            draw(group, y, drawn);
            y += group.height();
        }
        return format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">%n",
                        LEFT + WIDTH + RIGHT, y)
                + STYLE + drawn + "</svg>\n";
    }

    private static void draw(Group group, int top, StringBuilder drawn) {
        double scale = WIDTH / group.bars().stream().mapToDouble(Bar::value).reduce(1.1, Math::max);
        drawn.append(format("<text class=\"t\" x=\"0\" y=\"%d\">%s</text>%n", top + BAR, escaped(group.title())));
        int y = top + TITLE;
        for (Bar bar : group.bars()) {
            draw(bar, y, scale, drawn);
            y += STEP;
        }
        double one = LEFT + scale;
        drawn.append(format("<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n", one, one, top + TITLE - 3, y));
    }

    private static void draw(Bar bar, int y, double scale, StringBuilder drawn) {
        double length = bar.value() * scale;
        int middle = y + BAR - 3;
        drawn.append(format("<text x=\"0\" y=\"%d\">%s</text>", middle, escaped(bar.name())));
        drawn.append(format(
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                bar.ours() ? "o" : "r", LEFT, y, length, BAR));
        drawn.append(
                format("<text x=\"%.1f\" y=\"%d\">%.2f</text>%n", LEFT + labelAt(length, scale), middle, bar.value()));
    }

    /** Beside the bar, and not across the line. */
    private static double labelAt(double length, double line) {
        boolean crosses = length <= line && line < length + GAP + LABEL;
        return (crosses ? line : length) + GAP;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
