package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The imports in {@code docs/spring-boot.md} exist, and suffice for its examples. */
class ImportsDocumentTest {

    private static final Pattern IMPORT = Pattern.compile("^import (static )?([\\w.]+);$", Pattern.MULTILINE);
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("(?<![.\\w\"'])@?([A-Z][a-z]\\w+)");
    /** The reader's own, those of the JDK, and those that any editor finds. */
    private static final Set<String> KNOWN = Set.of(
            "Bean",
            "Purchase",
            "NewOrder",
            "Registered",
            "String",
            "IllegalArgumentException",
            "Set",
            "There",
            "PostMapping",
            "ResponseStatus",
            "HttpStatus",
            "RequestBody");

    @Test
    void everyImportNamesAType() throws IOException {
        assertThat(imports())
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(typeOf(name)).isNotNull());
    }

    @Test
    void theExamplesUseNoOtherTypes() throws IOException {
        Set<String> imported =
                imports().map(name -> name.substring(name.lastIndexOf('.') + 1)).collect(Collectors.toSet());
        List<String> missing = EXAMPLE.matcher(page())
                .results()
                .flatMap(example -> TYPE.matcher(example.group(1)).results())
                .map(type -> type.group(1))
                .filter(type -> !imported.contains(type) && !KNOWN.contains(type))
                .toList();

        assertThat(missing).isEmpty();
    }

    /** A nested type is named with dots as well; what is imported statically is a method. */
    private static Class<?> typeOf(String name) throws ClassNotFoundException {
        String type = Character.isLowerCase(name.charAt(name.lastIndexOf('.') + 1)) ? parent(name) : name;
        boolean nested = Character.isUpperCase(parent(type).charAt(parent(type).lastIndexOf('.') + 1));
        return Class.forName(nested ? parent(type) + '$' + type.substring(type.lastIndexOf('.') + 1) : type);
    }

    private static String parent(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static Stream<String> imports() throws IOException {
        Matcher matcher = IMPORT.matcher(page());
        return matcher.results().map(found -> found.group(2));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/spring-boot.md"));
    }
}
