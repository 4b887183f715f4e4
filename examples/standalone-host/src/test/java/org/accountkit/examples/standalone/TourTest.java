package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The walk of {@code docs/tour.md} works, and its pictures are there, as are those of the README. With {@code
 * ACCOUNT_UPDATE=true} in the environment they are taken anew.
 */
class TourTest {

    private static final int MOST_BYTES = 80 * 1024;
    private static final int MOST_BYTES_OF_TOUR = 60 * 1024;
    private static final int MOST_PICTURES = 12;
    private static final Pattern PICTURE = Pattern.compile("images/([a-z0-9/-]+\\.webp)");

    private final Path images = Repository.file("docs/images");

    @Test
    @Tag("slow")
    void theWalkWorksAndItsPicturesAreThoseOfTheDocuments(@TempDir Path folder) throws IOException {
        boolean updating = "true".equals(System.getenv("ACCOUNT_UPDATE"));
        try (Premises premises = Premises.openNow(folder);
                Browser browser = Browser.open()) {
            Album album = new Album(new Camera(browser), images, updating);

            new Tour(premises, browser, album).walk();

            assertThat(browser.complaints()).isEmpty();
            assertThat(pictures("docs/tour.md"))
                    .containsExactlyElementsOf(album.names().stream()
                            .filter(name -> name.startsWith("tour/"))
                            .toList());
            assertThat(album.names()).containsAll(pictures("README.md"));
        }
    }

    @Test
    void thePicturesAreThereAndSmall() throws IOException {
        assertThat(pictures("docs/tour.md"))
                .hasSizeLessThanOrEqualTo(MOST_PICTURES)
                .allSatisfy(
                        name -> assertThat(Files.size(images.resolve(name))).isBetween(1L, (long) MOST_BYTES_OF_TOUR));
        assertThat(pictures("README.md"))
                .hasSize(6)
                .allSatisfy(name -> assertThat(Files.size(images.resolve(name))).isBetween(1L, (long) MOST_BYTES));
    }

    private static List<String> pictures(String document) throws IOException {
        return PICTURE.matcher(Files.readString(Repository.file(document)))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }
}
