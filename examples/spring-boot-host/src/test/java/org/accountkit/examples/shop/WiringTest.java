package org.accountkit.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An application says at most 15 lines about accounts, beside its properties. */
class WiringTest {

    private static final Path SOURCES = Path.of("src/main/java/org/accountkit/examples/shop");

    @Test
    void fifteenLinesAreEnough() throws IOException {
        String shop = Files.readString(SOURCES.resolve("Shop.java"));
        List<String> wiring = shop.substring(shop.indexOf("@Bean"), shop.lastIndexOf('}'))
                .lines()
                .filter(line -> !line.isBlank())
                .toList();

        assertThat(wiring).hasSizeBetween(1, 15);
    }

    /** Everything else that is Spring's configuration would be wiring, too. */
    @Test
    void thereIsNoOtherConfiguration() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(path -> !path.endsWith("Shop.java")).toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContain("@Bean", "@Configuration", "@Import");
            }
        }
    }
}
