package org.accountkit.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files with the page's texts. */
final class Catalogues {

    static final List<String> LANGUAGES = List.of("en", "de", "ar");

    private static final Path FOLDER =
            Path.of("src", "main", "resources", "org", "accountkit", "web", "ui", "messages");

    private Catalogues() {}

    /** Returns the files of a language: the one for every panel, and those for some. */
    static List<Path> of(String language) {
        return all().filter(file -> file.endsWith(language + ".json")).toList();
    }

    static Stream<Path> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
