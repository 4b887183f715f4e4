package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.accountkit.examples.standalone.Camera.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes pictures of every panel, in every state, theme, width and language, and one page that shows them all, in {@code
 * target/contact-sheet}. No test: it runs only by name. {@code ACCOUNT_SHEET} selects some, such as {@code "languages=de
 * widths=320 themes=dark states=users/.*"}, each a regular expression.
 */
class ContactSheet {

    private static final List<Integer> WIDTHS = List.of(320, 768, 1280);

    private final Path target = Path.of("target", "contact-sheet");
    private final SheetPage sheet = new SheetPage();
    private final List<String> missed = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void picturesOfEverything() throws IOException {
        Files.createDirectories(target);
        for (String language : languages()) {
            if (isSelected("languages", language)) {
                pictures(language);
            }
        }
        sheet.write(target.resolve("index.html"));
        assertThat(missed).as("states that could not be reached").isEmpty();
    }

    /** Those whose texts are shipped. */
    private static List<String> languages() throws IOException {
        Path texts = Repository.file("account-adapters-web/src/main/resources/org/accountkit/web/ui/messages");
        try (Stream<Path> files = Files.list(texts)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    private void pictures(String language) throws IOException {
        Path place = Files.createDirectories(folder.resolve(language));
        try (Premises premises = Premises.openNow(place);
                Browser browser = Browser.open()) {
            Pointer page = new Pointer(browser);
            page.speak(language);
            FakedAnswers answers = FakedAnswers.in(browser);
            Camera camera = new Camera(browser);
            PageStates.Visitor visitor = (panel, state) -> shoot(camera, language, panel, state);
            for (PageStates states : List.of(
                    new SignedOutStates(premises, browser, page, answers, visitor),
                    new OwnStates(premises, page, answers, visitor),
                    new AdministrationStates(premises, page, answers, visitor))) {
                states.walk();
                missed.addAll(states.missed());
            }
        }
    }

    private void shoot(Camera camera, String language, String panel, String state) {
        if (!isSelected("states", panel + '/' + state)) {
            return;
        }
        for (int width : WIDTHS) {
            for (Theme theme : Theme.values()) {
                if (isSelected("widths", String.valueOf(width)) && isSelected("themes", theme.label())) {
                    String file =
                            String.join("-", language, theme.label(), String.valueOf(width), panel, state) + ".png";
                    write(target.resolve(file), camera.page(width, theme));
                    sheet.add(panel, state, file);
                }
            }
        }
        camera.release();
    }

    private static boolean isSelected(String what, String value) {
        return selection(what).map(pattern -> pattern.matcher(value).matches()).orElse(true);
    }

    private static Optional<Pattern> selection(String what) {
        String wanted = Optional.ofNullable(System.getenv("ACCOUNT_SHEET")).orElse("");
        return Arrays.stream(wanted.split("\\s+", -1))
                .filter(each -> each.startsWith(what + '='))
                .map(each -> Pattern.compile(each.substring(what.length() + 1)))
                .findFirst();
    }

    private static void write(Path file, byte[] picture) {
        try {
            Files.write(file, picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
