package org.accountkit.examples.standalone;

import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Takes pictures of the page in a browser, at any width and in any theme, without loading it anew. */
final class Camera {

    /** How the browser asks for colours. */
    enum Theme {
        LIGHT,
        DARK,
        FORCED;

        private List<Map<String, String>> features() {
            return List.of(
                    Map.of("name", "prefers-color-scheme", "value", this == DARK ? "dark" : "light"),
                    Map.of("name", "prefers-reduced-motion", "value", "reduce"),
                    Map.of("name", "forced-colors", "value", this == FORCED ? "active" : "none"));
        }

        String label() {
            return switch (this) {
                case LIGHT -> "light";
                case DARK -> "dark";
                case FORCED -> "forced";
            };
        }
    }

    private static final int LEAST_HEIGHT = 720;
    private static final int MOST_HEIGHT = 4000;
    private static final String SETTLED =
            "return new Promise(done =>" + " requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";

    private final Browser browser;

    Camera(Browser browser) {
        this.browser = browser;
    }

    /** A whole page as a PNG; a page with an open dialog as far as it is in view. */
    byte[] page(int width, Theme theme) {
        colour(theme);
        resize(width, LEAST_HEIGHT);
        resize(width, Math.max(LEAST_HEIGHT, Math.min(MOST_HEIGHT, height())));
        return capture(Map.of("format", "png"));
    }

    /** What is in view of a window of that size, as a WebP: small enough for a document. */
    byte[] view(int width, int height, Theme theme, int quality) {
        colour(theme);
        resize(width, height);
        return capture(Map.of("format", "webp", "quality", quality));
    }

    /** Lets the window be as it was. */
    void release() {
        browser.command("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    private int height() {
        Object height = browser.run("return document.querySelector('dialog[open]') ? 0"
                + " : Math.ceil(document.documentElement.getBoundingClientRect().height)");
        return ((Number) height).intValue();
    }

    private void colour(Theme theme) {
        browser.command("Emulation.setEmulatedMedia", Map.of("media", "", "features", theme.features()));
    }

    private void resize(int width, int height) {
        browser.command("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        browser.command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        browser.run(SETTLED);
    }

    private byte[] capture(Map<String, Object> format) {
        Object data = browser.command("Page.captureScreenshot", format).get("data");
        return Base64.getDecoder().decode(String.valueOf(data));
    }
}
