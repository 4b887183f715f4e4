package org.accountkit.password.legacy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.accountkit.password.kdf.HashCost;
import org.accountkit.password.legacy.LegacyHashes.SpringPbkdf2;
import org.accountkit.secret.Secret;

/**
 * Settings that old hashes do not contain, and the limits on their cost.
 *
 * @param springSecret added to the salt by Spring Security's PBKDF2 and SHA-256 encoders
 * @param shiroPrivateSalt put before the salt by Shiro
 * @param devisePepper appended to the password by Devise
 * @param springPbkdf2 the parameters of Spring Security's PBKDF2 encoders, by id
 * @param password4jDelimiter separates the parts of Password4j's PBKDF2 hashes
 * @param plaintext whether {@code {noop}} is read
 * @param cost limits the cost of a hash
 */
record LegacySettings(
        Optional<Secret> springSecret,
        Optional<Secret> shiroPrivateSalt,
        Optional<Secret> devisePepper,
        Map<String, SpringPbkdf2> springPbkdf2,
        char password4jDelimiter,
        boolean plaintext,
        HashCost cost) {

    static LegacySettings standard() {
        return new LegacySettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("pbkdf2", SpringPbkdf2.V5_5, "pbkdf2@SpringSecurity_v5_8", SpringPbkdf2.V5_8),
                '$',
                false,
                HashCost.ofThisMachine());
    }

    LegacySettings withSpringSecret(Secret secret) {
        return withSecrets(Optional.of(secret), shiroPrivateSalt, devisePepper);
    }

    LegacySettings withShiroPrivateSalt(Secret salt) {
        return withSecrets(springSecret, Optional.of(salt), devisePepper);
    }

    LegacySettings withDevisePepper(Secret pepper) {
        return withSecrets(springSecret, shiroPrivateSalt, Optional.of(pepper));
    }

    private LegacySettings withSecrets(Optional<Secret> spring, Optional<Secret> shiro, Optional<Secret> devise) {
        return new LegacySettings(spring, shiro, devise, springPbkdf2, password4jDelimiter, plaintext, cost);
    }

    LegacySettings withSpringPbkdf2(String id, SpringPbkdf2 parameters) {
        Map<String, SpringPbkdf2> more = new TreeMap<>(springPbkdf2);
        more.put(id, parameters);
        return new LegacySettings(
                springSecret, shiroPrivateSalt, devisePepper, more, password4jDelimiter, plaintext, cost);
    }

    LegacySettings withPassword4jDelimiter(char delimiter) {
        return new LegacySettings(
                springSecret, shiroPrivateSalt, devisePepper, springPbkdf2, delimiter, plaintext, cost);
    }

    LegacySettings withPlaintext() {
        return new LegacySettings(
                springSecret, shiroPrivateSalt, devisePepper, springPbkdf2, password4jDelimiter, true, cost);
    }

    LegacySettings withCost(HashCost other) {
        return new LegacySettings(
                springSecret, shiroPrivateSalt, devisePepper, springPbkdf2, password4jDelimiter, plaintext, other);
    }
}
