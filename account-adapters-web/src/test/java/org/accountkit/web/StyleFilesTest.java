package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Style sheets become one file. */
class StyleFilesTest {

    private static final Path UI = Path.of("src/main/resources/org/accountkit/web/ui");
    private static final Pattern QUOTED = Pattern.compile("'[^'\\n]*'");

    private final Map<String, String> sheets = new HashMap<>();

    @BeforeEach
    void write() {
        sheets.put("all.css", """
                /* Everything. */
                @import "parts/second.css";
                @import "parts/first.css";

                em {
                  color: red;
                }
                """);
        sheets.put("parts/first.css", "@import \"deep/third.css\";\np {\n  margin: 0;\n}\n");
        sheets.put("parts/second.css", "b {\n  margin: 1px;\n}\n");
        sheets.put("parts/deep/third.css", "i::after {\n  content: '$1 \\25B8';\n}\n");
    }

    private String file(String path) {
        return StyleFiles.read(
                        path, each -> Optional.ofNullable(sheets.get(each)).map(text -> text.getBytes(UTF_8)))
                .orElseThrow();
    }

    @Test
    void what_is_imported_stands_where_it_is_imported() {
        assertThat(file("all.css")).isEqualTo("b{margin:1px}i::after{content:'$1 \\25B8'}p{margin:0}em{color:red}");
    }

    @Test
    void a_file_that_is_missing_is_an_error() {
        sheets.remove("parts/deep/third.css");

        assertThatIllegalStateException()
                .isThrownBy(() -> file("all.css"))
                .withMessageContaining("parts/deep/third.css");
        assertThat(StyleFiles.read("nothing.css", path -> Optional.empty())).isEmpty();
    }

    @Test
    void an_import_of_another_form_is_refused() {
        sheets.put("parts/second.css", "@import url(third.css) print;\n");

        assertThatIllegalStateException()
                .isThrownBy(() -> file("all.css"))
                .withMessageContaining("parts/second.css")
                .withMessageContaining("@import");
    }

    @Test
    void white_space_stays_where_it_has_a_meaning() {
        sheets.put("all.css", """
                /* Why. */
                main :is(h2, h3) > a + b {
                  inline-size: calc(100% - 2 * var(--gap) + 1px);
                  content: '▾ ' / '';

                  /* Why. */
                  > i,
                  & em::after {
                    font: 1rem/1.5 'Segoe UI', serif;
                  }
                  @media (width < 30rem) and (height >= 48rem) {
                    margin: 0 !important;
                  }
                }
                """);

        assertThat(file("all.css"))
                .isEqualTo("main :is(h2,h3)>a + b{"
                        + "inline-size:calc(100% - 2 * var(--gap) + 1px);content:'▾ ' / '';"
                        + ">i,& em::after{font:1rem/1.5 'Segoe UI',serif}"
                        + "@media (width < 30rem) and (height>= 48rem){margin:0 !important}}");
    }

    /** Only outside of texts has white space after such a character no meaning. */
    @Test
    void no_text_in_a_real_sheet_has_a_character_that_ends_something() throws IOException {
        for (Path sheet : realSheets()) {
            assertThat(QUOTED.matcher(withoutComments(sheet)).results().map(MatchResult::group))
                    .as("%s", sheet)
                    .noneMatch(text -> text.matches(".*[{};:,>].*"));
        }
    }

    private static String withoutComments(Path sheet) throws IOException {
        return Files.readString(sheet).replaceAll("(?s)/\\*.*?\\*/", "");
    }

    @Test
    void the_sheet_that_hosts_link_has_all_that_is_written() throws IOException {
        String linked = new String(Asset.load("account.css").orElseThrow().bytes(), UTF_8);

        assertThat(linked).doesNotContain("@import");
        for (Path sheet : realSheets()) {
            String name = UI.relativize(sheet).toString();
            if (name.startsWith("styles/")) {
                assertThat(linked)
                        .contains(new String(Asset.load(name).orElseThrow().bytes(), UTF_8));
            }
        }
    }

    private static List<Path> realSheets() throws IOException {
        try (Stream<Path> files = Files.walk(UI)) {
            return files.filter(path -> path.toString().endsWith(".css")).toList();
        }
    }
}
