package org.accountkit.examples.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The English texts in full-width letters, as a catalogue of a host's own. Whatever the page then shows in ordinary
 * letters does not come from the catalogue.
 */
final class WideTexts {

    private static final String FOLDER = "account-adapters-web/src/main/resources/org/accountkit/web/ui/messages/";
    private static final Pattern GROUP = Pattern.compile("  \"([a-z-]+)\": \\{");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]+)\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern LETTER_OR_PLACEHOLDER = Pattern.compile("\\{\\w+}|[A-Za-z]");
    private static final int DISTANCE = 0xFEE0;

    private final Map<String, StringBuilder> groups = new LinkedHashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    WideTexts() {
        read("en.json");
        List.of("administration", "api-keys", "audit-log", "two-factor").forEach(part -> read(part + "/en.json"));
    }

    private void read(String name) {
        String group = "";
        for (String line : lines(name)) {
            Matcher start = GROUP.matcher(line);
            if (start.matches()) {
                group = start.group(1);
            } else if (line.startsWith("    ")) {
                add(group, line);
            }
        }
    }

    private void add(String group, String line) {
        String wide = TEXT.matcher(line).replaceAll(text -> Matcher.quoteReplacement(widened(text)));
        StringBuilder body = groups.computeIfAbsent(group, name -> new StringBuilder());
        boolean endsEntry = body.length() > 0 && !body.toString().matches("(?s).*[,{]");
        body.append(endsEntry && !wide.startsWith("    }") ? "," : "").append(wide);
        Matcher text = TEXT.matcher(line.strip());
        if (line.startsWith("    \"") && text.lookingAt()) {
            texts.put(group.equals("common") ? text.group(1) : group + '.' + text.group(1), text.group(2));
        }
    }

    private static String widened(MatchResult text) {
        return text.group(1).equals("by") ? text.group() : '"' + text.group(1) + "\": \"" + wide(text.group(2)) + '"';
    }

    private static String wide(String text) {
        return LETTER_OR_PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> found.group().length() == 1
                        ? String.valueOf((char) (found.group().charAt(0) + DISTANCE))
                        : Matcher.quoteReplacement(found.group()));
    }

    /** The catalogue as JSON. */
    String catalogue() {
        StringBuilder json = new StringBuilder();
        groups.forEach((group, body) -> json.append(json.isEmpty() ? "{" : ",")
                .append('"' + group + "\":{")
                .append(body)
                .append('}'));
        return json.append('}').toString();
    }

    /** The text for a key, with its first placeholder replaced. */
    String text(String key, int number) {
        return text(key).replaceFirst("\\{\\w+}", String.valueOf(number));
    }

    /** The text for a key. */
    String text(String key) {
        return wide(Optional.ofNullable(texts.get(key)).orElseThrow(() -> new IllegalArgumentException(key)));
    }

    /** The beginning of the text for a key, up to its first placeholder. */
    String beginning(String key) {
        return text(key).replaceFirst("(?s)\\{.*", "").strip();
    }

    private static List<String> lines(String name) {
        try {
            return Files.readAllLines(Repository.file(FOLDER + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
