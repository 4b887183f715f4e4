package org.accountkit.apikey;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.accountkit.access.Caller;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.apikey.ApiKeyService.ApiKeyRequest;

/** The rules for an additional API key. */
final class ApiKeyRules {

    private ApiKeyRules() {}

    static void check(Caller caller, ApiKeyRequest wanted, int most, Instant now) {
        if (wanted.name().isEmpty() != (most == 1)) {
            throw malformed(
                    "name", "key-name", most == 1 ? "There is only one key, and its name is empty." : "Name the key.");
        }
        if (wanted.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
            throw malformed("expiresAt", "past", "Choose a time in the future.");
        }
        wanted.rights().ifPresent(rights -> {
            if (!caller.rights().containsAll(rights)) {
                throw malformed("rights", "unknown-right", "You lack one of these rights.");
            }
        });
    }

    private static RefusedException malformed(String subject, String code, String detail) {
        return RefusalCode.MALFORMED_REQUEST.refused(List.of(new Violation(subject, code, detail, Map.of())));
    }
}
