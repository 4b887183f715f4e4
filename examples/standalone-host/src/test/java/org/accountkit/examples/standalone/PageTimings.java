package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Reports how long the page takes on a slow line (1.6 Mbit/s, 150 ms) and a processor that is four times slower, in {@code
 * target/page-timings.txt}. No test, since it measures the machine as well: it runs only by name.
 */
class PageTimings extends PageHarness {

    private static final int TIMES = 5;

    /** What the browser itself takes for a form, with no script, style sheet or host. */
    private static final String NO_SCRIPT = "data:text/html;charset=utf-8,<!doctype html><title>Sign in</title><main>"
            + "<h1>Sign in</h1><form><p><label>User name <input autofocus></label><p><label>Password "
            + "<input type='password'></label><p><button type='submit'>Sign in</button></form></main>"
            + "<p>English Deutsch العربية";

    @Test
    void onASlowLine() throws IOException {
        Pointer page = new Pointer(browser);
        PageLoad load = new PageLoad(browser).slowly();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            page.signOut();
            lines.add(load.of(premises.node(0).page().toString()).line("signed out"));
            page.take(ada.browser(), premises.node(0).page().toString());
            lines.add(load.of(premises.node(0).page().toString()).line("signed in"));
            lines.add(load.of(NO_SCRIPT).line("no script"));
        }
        lines.sort(String::compareTo);
        Path report = Path.of("target", "page-timings.txt");
        Files.write(report, lines);

        assertThat(report).isNotEmptyFile();
        lines.forEach(System.out::println);
    }
}
