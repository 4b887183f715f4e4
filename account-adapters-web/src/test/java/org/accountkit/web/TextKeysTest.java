package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogues have the same texts, and the modules of the page use these and no others. */
class TextKeysTest {

    private static final Path UI = Path.of("src", "main", "resources", "org", "accountkit", "web", "ui");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern QUOTED = Pattern.compile("'([^'\\n]*)'");
    private static final Pattern TEMPLATE = Pattern.compile("`([^`\\n]*)`");
    private static final Pattern INSERTED = Pattern.compile("\\$\\{(?:[^{}]|\\{[^{}]*})*}");
    private static final Pattern LABELLED = Pattern.compile("label\\('([a-z-]+)'");
    private static final Pattern WORDS = Pattern.compile("[\\w.-]*[a-z]{2}[\\w.-]*");
    private static final String ANY = "[\\w.-]+";

    /** The forms that a language needs (CLDR), and the name of the number that selects one. */
    private static final Map<String, Set<String>> PLURALS = Map.of(
            "en", Set.of("one", "other"),
            "de", Set.of("one", "other"),
            "ar", Set.of("zero", "one", "two", "few", "many", "other"));

    /** Words that are the same in German. */
    private static final Set<String> ALSO_GERMAN = Set.of(
            "2FA", "Administrator", "Browser", "Details", "Downloads", "Link", "Links", "Name", "Status", "System");

    private static final String SELECTED_BY = "by";

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void a_language_has_the_texts_of_the_others_with_the_same_placeholders(String language) {
        Map<String, Set<String>> placeholders = placeholders(language);

        assertThat(placeholders.keySet()).isEqualTo(texts("en").keySet());
        placeholders("en")
                .forEach((key, names) ->
                        assertThat(placeholders.get(key)).as(key).isEqualTo(names));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar"})
    void a_text_with_a_number_has_all_forms_of_the_language(String language) {
        Set<String> needed = PLURALS.get(language);
        texts(language).forEach((key, text) -> {
            if (text instanceof Map<?, ?> forms) {
                Set<String> present =
                        forms.keySet().stream().map(String::valueOf).collect(toCollection(TreeSet::new));
                present.remove(SELECTED_BY);
                assertThat(present).as(key).isEqualTo(needed);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar"})
    void a_text_is_translated(String language) {
        Map<String, Object> english = texts("en");
        Set<String> shared = language.equals("de") ? ALSO_GERMAN : Set.of();

        assertThat(texts(language).entrySet().stream()
                        .filter(text -> text.getValue().equals(english.get(text.getKey())))
                        .filter(text -> hasWords(text.getValue()) && !shared.contains(text.getValue())))
                .isEmpty();
    }

    private static boolean hasWords(Object text) {
        return forms(text)
                .anyMatch(
                        form -> PLACEHOLDER.matcher(form).replaceAll("").chars().anyMatch(Character::isLetter));
    }

    @Test
    void every_text_is_used() {
        Set<String> quoted = modules(QUOTED);
        List<Pattern> composed = composedKeys();

        assertThat(texts("en").keySet().stream()
                        .filter(key -> !quoted.contains(key))
                        .filter(key -> composed.stream()
                                .noneMatch(pattern -> pattern.matcher(key).matches())))
                .isEmpty();
    }

    @Test
    void every_key_that_is_used_has_a_text() {
        Set<String> keys = texts("en").keySet();
        String groups = keys.stream()
                .filter(key -> key.contains("."))
                .map(key -> key.substring(0, key.indexOf('.')))
                .distinct()
                .collect(Collectors.joining("|"));
        Pattern key = Pattern.compile("(" + groups + ")\\.[\\w.-]+");

        assertThat(modules(QUOTED).stream()
                        .filter(quoted -> key.matcher(quoted).matches())
                        .filter(quoted -> !keys.contains(quoted)))
                .isEmpty();
    }

    /** Keys with a part that is only known when the page runs, such as {@code `outcome.${outcome}`}. */
    private static List<Pattern> composedKeys() {
        Stream<String> templates = modules(TEMPLATE).stream().filter(TextKeysTest::isKey);
        Stream<String> labels = modules(LABELLED).stream().map(kind -> kind + ".${code}");
        return Stream.concat(templates, labels)
                .map(template -> Stream.of(INSERTED.split(template, -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(ANY)))
                .map(Pattern::compile)
                .toList();
    }

    private static boolean isKey(String template) {
        return INSERTED.matcher(template).find()
                && WORDS.matcher(INSERTED.matcher(template).replaceAll(".")).matches();
    }

    private static Map<String, Set<String>> placeholders(String language) {
        Map<String, Set<String>> all = new TreeMap<>();
        texts(language)
                .forEach((key, text) -> all.put(
                        key,
                        forms(text)
                                .flatMap(form -> PLACEHOLDER.matcher(form).results())
                                .map(found -> found.group(1))
                                .collect(toCollection(TreeSet::new))));
        return all;
    }

    private static Stream<String> forms(Object text) {
        return text instanceof Map<?, ?> forms
                ? forms.values().stream().map(String::valueOf)
                : Stream.of((String) text);
    }

    /** The texts of all catalogues of a language by their keys. */
    private static Map<String, Object> texts(String language) {
        Map<String, Object> all = new TreeMap<>();
        Catalogues.of(language).stream()
                .map(TextKeysTest::read)
                .map(Json::object)
                .forEach(groups -> groups.forEach((group, texts) -> OpenApi.object(texts)
                        .forEach((key, text) -> all.put(group.equals("common") ? key : group + '.' + key, text))));
        return all;
    }

    private static Set<String> modules(Pattern pattern) {
        try (Stream<Path> files = Files.walk(UI)) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .flatMap(file -> pattern.matcher(read(file)).results().map(found -> found.group(1)))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
