package org.accountkit.examples.standalone;

import java.util.List;
import java.util.Map;

/** Loads the page as a browser does that has never seen it, and measures what that takes. */
final class PageLoad {

    /** A phone on a slow line. */
    private static final int KILOBITS = 1600;

    private static final int LATENCY_MILLIS = 150;
    private static final int SLOWER = 4;

    private static final String OBSERVER = """
            const seen = (window.pageLoad = { tasks: [], shift: 0, usable: 0 });
            const each = (type, action) =>
              new PerformanceObserver((list) => list.getEntries().forEach(action)).observe({ type, buffered: true });
            each('longtask', (task) => seen.tasks.push(Math.round(task.duration)));
            each('layout-shift', (shift) => { seen.shift += shift.hadRecentInput ? 0 : shift.value; });
            const look = () => {
              if (document.querySelector('main form button[type=submit]')) seen.usable = performance.now();
              else requestAnimationFrame(look);
            };
            look();
            """;

    private static final String RESULT = """
            const [page] = performance.getEntriesByType('navigation');
            const files = performance.getEntriesByType('resource');
            const [paint] = performance.getEntriesByName('first-contentful-paint');
            const bytes = [page, ...files].map(({ transferSize }) => transferSize).reduce((sum, size) => sum + size);
            return [files.length + 1, bytes, Math.round(paint?.startTime ?? 0), Math.round(pageLoad.usable),
              Math.max(0, ...pageLoad.tasks), pageLoad.shift, files.map(({ name }) => name).join(' ')]""";

    private final Browser browser;

    PageLoad(Browser browser) {
        this.browser = browser;
        browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", OBSERVER));
        browser.command("Network.enable", Map.of());
    }

    /** Lets the line and the processor be as slow as those of a phone in the country. */
    PageLoad slowly() {
        int bytes = KILOBITS * 1000 / 8;
        browser.command(
                "Network.emulateNetworkConditions",
                Map.of(
                        "offline",
                        false,
                        "latency",
                        LATENCY_MILLIS,
                        "downloadThroughput",
                        bytes,
                        "uploadThroughput",
                        bytes));
        browser.command("Emulation.setCPUThrottlingRate", Map.of("rate", SLOWER));
        return this;
    }

    /** Loads an address, and waits until its form can be used. */
    Result of(String address) {
        browser.visit("about:blank");
        browser.command("Network.clearBrowserCache", Map.of());
        browser.visit(address);
        browser.until("return window.pageLoad?.usable > 0 && performance.now() > window.pageLoad.usable + 1000");
        List<?> values = (List<?>) browser.run(RESULT);
        return new Result(
                number(values, 0).intValue(),
                number(values, 1).longValue(),
                number(values, 2).longValue(),
                number(values, 3).longValue(),
                number(values, 4).longValue(),
                number(values, 5).doubleValue(),
                String.valueOf(values.get(6)));
    }

    private static Number number(List<?> values, int index) {
        return (Number) values.get(index);
    }

    /**
     * What it took.
     *
     * @param requests how many requests
     * @param bytes how many bytes came, with headers
     * @param painted when something was painted, in milliseconds
     * @param usable when the form was there, in milliseconds
     * @param longestTask how long the page was busy at most, in milliseconds; 0 if never longer than 50
     * @param shift how much the layout moved
     * @param files what was requested
     */
    record Result(int requests, long bytes, long painted, long usable, long longestTask, double shift, String files) {

        String line(String name) {
            return "%-10s %2d requests %6d bytes, painted after %4d ms, usable after %4d ms, longest task %3d ms, shift %.3f"
                    .formatted(name, requests, bytes, painted, usable, longestTask, shift);
        }
    }
}
