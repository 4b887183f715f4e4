package org.accountkit.password.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.password.PasswordBlocklist;
import org.accountkit.password.PasswordPolicy;
import org.accountkit.secret.Secret;
import org.accountkit.user.Username;

/**
 * Judges new passwords by their length, the blocklist, and the words that anyone would guess for this user.
 *
 * @param policy how long a password must be
 * @param blocklist recognizes passwords that are too common
 * @param productName a word that anyone would guess
 */
public record PasswordRules(PasswordPolicy policy, PasswordBlocklist blocklist, String productName) {

    private static final String SUBJECT = "password";

    /** A few digits and marks around a known word add nothing worth guessing. */
    private static final int MOST_DECORATION = 8;

    /**
     * Refuses a password that breaks a rule.
     *
     * @param normalized the new password, normalized
     * @param username the user's name
     * @param twoFactorRequired whether the user must have two-factor authentication, so that a shorter password is
     *     enough
     * @throws org.accountkit.access.RefusedException {@code password-rejected}, with all violations
     */
    public void check(Secret normalized, Username username, boolean twoFactorRequired) {
        List<Violation> violations = violations(normalized, username.key(), twoFactorRequired);
        if (!violations.isEmpty()) {
            throw RefusalCode.PASSWORD_REJECTED.refused(violations);
        }
    }

    /**
     * Judges a password. Of one that is too long, nothing else is judged.
     *
     * @param normalized the new password, normalized
     * @param usernameKey the key of the user's name
     * @param twoFactorRequired whether the user must have two-factor authentication, so that a shorter password is
     *     enough
     * @return every rule that the password breaks
     */
    public List<Violation> violations(Secret normalized, String usernameKey, boolean twoFactorRequired) {
        int length = Normalization.codePoints(normalized);
        Optional<Violation> wrongLength = lengthViolation(length, policy.shortest(twoFactorRequired));
        if (length > policy.longest()) {
            return wrongLength.stream().toList();
        }
        return Stream.of(wrongLength, predictability(normalized, usernameKey), commonness(normalized))
                .flatMap(Optional::stream)
                .toList();
    }

    /** {@return the refusal of a password that is long enough only with two-factor authentication} */
    public RefusedException tooShort() {
        return RefusalCode.PASSWORD_REJECTED.refused(
                lengthViolation(0, policy.shortest(false)).stream().toList());
    }

    private Optional<Violation> lengthViolation(int length, int shortest) {
        if (length < shortest) {
            return Optional.of(new Violation(
                    SUBJECT,
                    "too-short",
                    "Use at least " + shortest + " characters.",
                    Map.of("least", String.valueOf(shortest))));
        }
        return length <= policy.longest()
                ? Optional.empty()
                : Optional.of(new Violation(
                        SUBJECT,
                        "too-long",
                        "Use at most " + policy.longest() + " characters.",
                        Map.of("most", String.valueOf(policy.longest()))));
    }

    private Optional<Violation> predictability(Secret normalized, String usernameKey) {
        return isPredictable(normalized, usernameKey)
                ? Optional.of(new Violation(
                        SUBJECT, "predictable", "Do not use the user name or the product's name as the password."))
                : Optional.empty();
    }

    private Optional<Violation> commonness(Secret normalized) {
        return blocklist.contains(normalized)
                ? Optional.of(
                        new Violation(SUBJECT, "too-common", "This password is too common. Choose a different one."))
                : Optional.empty();
    }

    /**
     * Refuses a new password that is the current one.
     *
     * @param current the current password as typed
     * @param normalized the new password, normalized
     * @throws org.accountkit.access.RefusedException {@code password-rejected} if they are the same
     */
    public void refuseUnchanged(Secret current, Secret normalized) {
        try (Secret old = Normalization.normalize(current)) {
            if (old.matches(normalized)) {
                throw RefusalCode.PASSWORD_REJECTED.refused(List.of(
                        new Violation(SUBJECT, "unchanged", "This is your current password. Choose a different one.")));
            }
        }
    }

    /** A password is predictable if nothing is left to guess once the known words are removed. */
    private boolean isPredictable(Secret password, String usernameKey) {
        return password.use(bytes -> {
            String text = Username.keyOf(new String(bytes, StandardCharsets.UTF_8));
            return isMadeOf(text, usernameKey) || isMadeOf(text, Username.keyOf(productName));
        });
    }

    private static boolean isMadeOf(String text, String word) {
        String rest = word.isEmpty() ? text : text.replace(word, "");
        return text.length() > rest.length()
                && rest.codePoints().filter(Character::isLetter).count() == 0
                && rest.length() < MOST_DECORATION;
    }
}
