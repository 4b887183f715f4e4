package org.accountkit.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page's style sheets as browsers get them. They are written in small files, one an idea, and the one that hosts
 * link imports the others. Browsers would request each of them, one after the other; so each {@code @import} becomes the
 * text of that file, and what is for readers alone is left out.
 */
final class StyleFiles {

    private static final Pattern IMPORT = Pattern.compile("(?m)^@import \"([^\"]+)\";\\n");

    /** Comments, indentation, and other white space where it can have no meaning. */
    private static final Pattern FOR_READERS =
            Pattern.compile("(?s)/\\*.*?\\*/\\s*|(?<=[{};:,>])\\s+|\\s+(?=[{>])|;?\\s+(?=})|(?m)^[ \\t]+");

    private final Function<String, Optional<byte[]>> files;

    private StyleFiles(Function<String, Optional<byte[]>> files) {
        this.files = files;
    }

    /** Returns the text of a file; empty if there is none. */
    static Optional<String> read(String path, Function<String, Optional<byte[]>> files) {
        return new StyleFiles(files).composed(path).map(StyleFiles::compact);
    }

    private Optional<String> composed(String path) {
        return files.apply(path).map(bytes -> withImports(path, new String(bytes, UTF_8)));
    }

    private String withImports(String path, String text) {
        String whole =
                IMPORT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(imported(path, found.group(1))));
        if (whole.contains("@import")) {
            throw new IllegalStateException("Not understood in " + path + ": @import");
        }
        return whole;
    }

    private String imported(String path, String address) {
        String target = URI.create(path).resolve(address).toString();
        return composed(target).orElseThrow(() -> new IllegalStateException("No style sheet " + target));
    }

    private static String compact(String css) {
        return FOR_READERS.matcher(css).replaceAll("");
    }
}
