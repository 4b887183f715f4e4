package org.accountkit.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A module of the page as it is written. It uses a small part of the language's syntax for modules, which is all that is
 * understood here: imports by name, and exports by name or where something is declared.
 *
 * @param path the path below the page's folder, such as {@code core/dom.js}
 * @param source the text
 */
record ModuleText(String path, String source) {

    private static final Pattern PASSED_ON = Pattern.compile("(?m)^export (\\{([^}]*)\\}) from ('[^']+';)$");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:\\{([^}]*)\\} from )?'([^']+)';\\n");
    private static final Pattern EXPORT =
            Pattern.compile("(?m)^export ((?:async function|function|class|const) (\\w+))");
    private static final Pattern LAZY = Pattern.compile("import\\((['`])(\\.[^$'`]*)");
    private static final Pattern LISTED = Pattern.compile("(?m)^export \\{([^}]*)\\};\\n");
    private static final Pattern OTHER = Pattern.compile("(?m)^(import|export) .*");
    private static final Pattern FOR_READERS =
            Pattern.compile("(?ms)^[ \\t]*(?:/\\*\\*.*?\\*/|// [^\\n]*)\\n|^[ \\t]+");

    /**
     * A static import.
     *
     * @param names what is between the braces; empty if nothing is
     * @param target the path of the module
     */
    record Import(String names, String target) {

        /** The same names, taken from an object. */
        String takenFrom(String object) {
            return names.isEmpty() ? "" : "const {" + names.replace(" as ", ": ") + "} = " + object + ";\n";
        }
    }

    /** An export of what another module exports is an import and an export. */
    static ModuleText of(String path, String source) {
        String written = PASSED_ON
                .matcher(source)
                .replaceAll(found -> Matcher.quoteReplacement("import { %s } from %s\nexport %s;"
                        .formatted(originals(found.group(2)), found.group(3), found.group(1))));
        return new ModuleText(path, written);
    }

    private static String originals(String names) {
        return names(names).map(name -> name.split(" as ", 2)[0]).collect(Collectors.joining(", "));
    }

    private static Stream<String> names(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).filter(name -> !name.isEmpty());
    }

    /** The name for what a module exports, as one object. */
    static String objectOf(String path) {
        return '$' + path.replace(".js", "").replaceAll("[^a-z0-9]", "_");
    }

    List<Import> imports() {
        List<Import> imports = new ArrayList<>();
        IMPORT.matcher(source)
                .results()
                .forEach(found ->
                        imports.add(new Import(found.group(1) == null ? "" : found.group(1), resolve(found.group(2)))));
        return imports;
    }

    /** Names, or pairs such as {@code one as other}. */
    private Stream<String> exports() {
        return Stream.concat(
                EXPORT.matcher(source).results().map(found -> found.group(2)),
                LISTED.matcher(source).results().flatMap(found -> names(found.group(1))));
    }

    /** The names under which other modules import from this one. */
    List<String> exported() {
        return exports().map(name -> name.replaceFirst(".* as ", "")).toList();
    }

    boolean definesElement() {
        return source.contains("customElements.define(");
    }

    /** The text without imports, comments and indentation, as the body of a function that returns its exports. */
    String asObject() {
        String body = LISTED.matcher(EXPORT.matcher(withoutImports()).replaceAll("$1"))
                .replaceAll("");
        Matcher other = OTHER.matcher(body);
        if (other.find()) {
            throw new IllegalStateException(path + " cannot be part of another file: " + other.group());
        }
        String returned = exports()
                .map(name -> name.replaceFirst("(.*) as (.*)", "$2: $1"))
                .collect(Collectors.joining(", ", "return { ", " };\n"));
        return FOR_READERS.matcher(body).replaceAll("") + returned;
    }

    private String withoutImports() {
        return IMPORT.matcher(source).replaceAll("");
    }

    /** The text without imports, comments and indentation. */
    String body() {
        return FOR_READERS.matcher(withoutImports()).replaceAll("");
    }

    /** Names the modules that are loaded later by their paths from the page's folder, whatever file this becomes part of. */
    ModuleText movedTo(String file) {
        if (source.contains("import.meta") && !relative(file, "").equals(relative(path, ""))) {
            throw new IllegalStateException(path + " knows its own address, so it cannot be part of " + file);
        }
        String moved = LAZY.matcher(source)
                .replaceAll(found -> "import(" + found.group(1) + relative(file, resolve(found.group(2))));
        return new ModuleText(path, moved);
    }

    /** The address of one file in another. */
    static String relative(String from, String to) {
        long depth = from.chars().filter(each -> each == '/').count();
        return (depth == 0 ? "./" : "../".repeat((int) depth)) + to;
    }

    private String resolve(String address) {
        return URI.create('/' + path).resolve(address).getPath().substring(1);
    }
}
