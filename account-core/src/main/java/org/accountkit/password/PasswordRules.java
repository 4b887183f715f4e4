package org.accountkit.password;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.Violation;
import org.accountkit.secret.Secret;
import org.accountkit.user.Username;

/** Judges new passwords: length, blocklist, and words that anybody would guess for this user. */
final class PasswordRules {

    /** So few digits and marks around a known word add nothing worth guessing. */
    private static final int MOST_DECORATION = 8;

    private final PasswordPolicy policy;
    private final PasswordBlocklist blocklist;
    private final String productName;

    PasswordRules(PasswordPolicy policy, PasswordBlocklist blocklist, String productName) {
        this.policy = policy;
        this.blocklist = blocklist;
        this.productName = productName;
    }

    /** Refuses with {@code password-rejected} and every violation at once. */
    void check(String field, Secret normalized, Username username, boolean twoFactorRequired) {
        List<Violation> violations = new ArrayList<>();
        int length = Normalization.codePoints(normalized);
        int shortest = policy.shortest(twoFactorRequired);
        if (length < shortest) {
            violations.add(new Violation(field, "too-short", "Use at least " + shortest + " characters."));
        }
        if (length > policy.longest()) {
            violations.add(new Violation(field, "too-long", "Use at most " + policy.longest() + " characters."));
        }
        if (isPredictable(normalized, username)) {
            violations.add(new Violation(
                    field, "predictable", "Use something else than the name of the user or of the product."));
        }
        if (blocklist.contains(normalized)) {
            violations.add(new Violation(field, "too-common", "This password is too common; use another one."));
        }
        if (!violations.isEmpty()) {
            throw RefusalCode.PASSWORD_REJECTED.refused(violations);
        }
    }

    /** Predictable is a password that leaves nothing to guess once the known words are taken out of it. */
    private boolean isPredictable(Secret password, Username username) {
        return password.use(bytes -> {
            String text = Username.keyOf(new String(bytes, StandardCharsets.UTF_8));
            return isMadeOf(text, username.key()) || isMadeOf(text, Username.keyOf(productName));
        });
    }

    private static boolean isMadeOf(String text, String word) {
        String rest = text.replace(word, "");
        return text.length() > rest.length()
                && rest.codePoints().filter(Character::isLetter).count() == 0
                && rest.length() < MOST_DECORATION;
    }
}
