package org.accountkit.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.web.json.Malformed;

/** The parameters of a query. Unknown ones are ignored, whatever they contain. */
final class QueryParameters {

    private final Map<String, List<String>> encoded;

    private QueryParameters(Map<String, List<String>> encoded) {
        this.encoded = encoded;
    }

    static QueryParameters of(AccountRequest request) {
        Map<String, List<String>> encoded = new HashMap<>();
        for (String pair : request.query().orElse("").split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            Percent.decodeQuery(name)
                    .ifPresent(known -> encoded.computeIfAbsent(known, n -> new ArrayList<>())
                            .add(value));
        }
        return new QueryParameters(encoded);
    }

    /** Returns the decoded values; a value that cannot be decoded is returned as sent. */
    List<String> all(String name) {
        return encoded.getOrDefault(name, List.of()).stream()
                .map(value -> Percent.decodeQuery(value).orElse(value))
                .toList();
    }

    Optional<String> text(String name) {
        if (encoded.getOrDefault(name, List.of()).size() > 1) {
            throw Malformed.field(name, "duplicate", "appears twice");
        }
        return texts(name).stream().findFirst();
    }

    /** Returns the values of a parameter that may appear several times. */
    List<String> texts(String name) {
        return encoded.getOrDefault(name, List.of()).stream()
                .map(value -> Percent.decodeQuery(value)
                        .orElseThrow(() -> Malformed.field(name, "encoding", "is not percent-encoded UTF-8")))
                .toList();
    }

    Optional<Boolean> flag(String name) {
        return text(name).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Malformed.field(name, "flag", "must be true or false");
        });
    }

    int number(String name, int least, int most, int otherwise) {
        return text(name).map(text -> number(name, text, least, most)).orElse(otherwise);
    }

    private static int number(String name, String text, int least, int most) {
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw Malformed.field(name, "range", "must be a number from " + least + " to " + most);
    }
}
