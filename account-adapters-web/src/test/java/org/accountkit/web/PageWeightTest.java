package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How many bytes, compressed, a page loads that embeds a panel. */
class PageWeightTest {

    private static final int PANEL = 14 * 1024;
    private static final int STYLE = 5_000;
    private static final int MOST_TOKENS = 16;
    private static final Pattern IMPORTED = Pattern.compile("(?m)^import (?:[^']* from )?'([^']+)';");

    static Stream<String> panels() throws IOException {
        Path folder = Path.of("src/main/resources/org/accountkit/web/ui/panels");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> "panels/" + file.getFileName()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("panels")
    void U30_a_panel_is_small_with_all_modules_that_it_needs(String panel) {
        Set<String> files = new TreeSet<>();
        collect("account.js", files);
        collect(panel, files);

        assertThat(files.stream().mapToInt(PageWeightTest::size).sum())
                .as("%s", files)
                .isLessThanOrEqualTo(PANEL);
    }

    @Test
    void U30_the_style_sheet_is_small() {
        assertThat(size("account.css")).isLessThanOrEqualTo(STYLE);
    }

    /** What hosts may set has to stay what they can remember; all else follows it. */
    @Test
    void the_style_sheet_has_few_tokens_for_hosts() {
        Set<String> tokens = new TreeSet<>();
        Pattern.compile("(--account-[a-z-]+):")
                .matcher(text("account.css"))
                .results()
                .forEach(found -> tokens.add(found.group(1)));

        assertThat(tokens).hasSize(MOST_TOKENS);
    }

    private static void collect(String file, Set<String> files) {
        if (files.add(file)) {
            IMPORTED.matcher(text(file))
                    .results()
                    .map(found -> URI.create('/' + file)
                            .resolve(found.group(1))
                            .getPath()
                            .substring(1))
                    .forEach(imported -> collect(imported, files));
        }
    }

    private static String text(String file) {
        return new String(Asset.load(file).orElseThrow().bytes(), UTF_8);
    }

    private static int size(String file) {
        FakeRequest request = FakeRequest.of("GET", "/ui/" + file).header("Accept-Encoding", "gzip");
        return Asset.load(file).orElseThrow().answer(request).body().length;
    }
}
