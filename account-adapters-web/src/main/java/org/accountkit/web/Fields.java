package org.accountkit.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.administration.NewUser;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.Username;
import org.accountkit.web.json.JsonBody;
import org.accountkit.web.json.Malformed;

/** Reads fields that several routes have. */
final class Fields {

    private static final int LONGEST_NOTE = 200;

    private Fields() {}

    /** Returns a full name, a description or a reason. */
    static Optional<String> note(JsonBody body, String name) {
        Optional<String> note = body.text(name);
        note.ifPresent(text -> {
            if (text.codePointCount(0, text.length()) > LONGEST_NOTE) {
                throw Malformed.field(name, "length", "has more than " + LONGEST_NOTE + " characters");
            }
            if (text.codePoints().anyMatch(Character::isISOControl)) {
                throw Malformed.field(name, "control-character", "contains a control character");
            }
        });
        return note;
    }

    /** A name that people read: empty, or with something to see. */
    static Optional<String> fullName(JsonBody body) {
        Optional<String> name = note(body, "fullName");
        name.ifPresent(text -> {
            if (!NewUser.isFullName(text)) {
                throw Malformed.field("fullName", "invisible", "has no visible character");
            }
        });
        return name;
    }

    static Username username(JsonBody body, String name) {
        return Username.parse(body.requiredText(name))
                .orElseThrow(() -> Malformed.field(
                        name, "username", "must be 1 to 64 visible characters, without leading or trailing spaces"));
    }

    static Optional<Set<String>> roles(JsonBody body, String name) {
        return body.texts(name).map(names -> {
            if (!names.stream().allMatch(Role::isName)) {
                throw Malformed.field(name, "unknown-role", "names an unknown role");
            }
            return new LinkedHashSet<>(names);
        });
    }

    static Optional<Set<Right>> rights(JsonBody body, String name) {
        return body.texts(name).map(names -> rights(name, names));
    }

    private static Set<Right> rights(String name, List<String> names) {
        Set<Right> rights = new LinkedHashSet<>();
        for (String right : names) {
            rights.add(Right.parse(right)
                    .orElseThrow(() -> Malformed.field(name, "unknown-right", "names an unknown right")));
        }
        return rights;
    }
}
