package org.accountkit.examples.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One page with all pictures, a row for each state. */
final class SheetPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>Contact sheet</title>
            <style>
              body { margin: 1rem; font: 14px/1.4 system-ui, sans-serif; background: #ddd; }
              h2 { margin: 2rem 0 0.5rem; font-size: 1rem; }
              div { display: flex; gap: 0.75rem; overflow-x: auto; align-items: start; }
              img { display: block; max-height: 26rem; border: 1px solid #999; }
              figure { margin: 0; }
            </style>
            %s
            </html>
            """;

    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    void add(String panel, String state, String file) {
        rows.computeIfAbsent(panel + '/' + state, row -> new ArrayList<>()).add(file);
    }

    void write(Path file) throws IOException {
        String body = rows.entrySet().stream()
                .map(row -> "<h2>%s</h2><div>%s</div>".formatted(row.getKey(), pictures(row.getValue())))
                .collect(Collectors.joining("\n"));
        Files.writeString(file, PAGE.replace("%s", body));
    }

    private static String pictures(List<String> files) {
        return files.stream()
                .map(file ->
                        "<figure><a href=\"%1$s\"><img loading=\"lazy\" src=\"%1$s\" alt=\"\"></a><figcaption>%1$s</figcaption></figure>"
                                .formatted(file))
                .collect(Collectors.joining());
    }
}
