package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page on persistence, whose tables are written by the tests that found what they say. */
final class PersistencePage {

    private static final Path PAGE = Path.of("../docs/persistence.md");

    private PersistencePage() {}

    static boolean isUpdated() {
        return "true".equals(System.getenv("ACCOUNT_UPDATE"));
    }

    /** What the page says in a section. */
    static synchronized String section(String name) {
        String page = read();
        return page.substring(from(page, name), to(page, name));
    }

    /** Compares a table of the page with what the run found; {@code ACCOUNT_UPDATE=true} writes it instead. */
    static synchronized void require(String section, String table) {
        String page = read();
        if (isUpdated()) {
            write(page.substring(0, from(page, section)) + table + page.substring(to(page, section)));
        } else {
            assertThat(section(section))
                    .as("docs/persistence.md, %s; ACCOUNT_UPDATE=true writes it, or paste:%n%s", section, table)
                    .isEqualTo(table);
        }
    }

    private static int from(String page, String section) {
        String start = "<!-- written by the run: " + section + " -->\n";
        assertThat(page).as("the page on persistence").contains(start);
        return page.indexOf(start) + start.length();
    }

    private static int to(String page, String section) {
        return page.indexOf("<!-- end: " + section + " -->");
    }

    private static String read() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String page) {
        try {
            Files.writeString(PAGE, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
