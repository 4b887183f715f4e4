package org.accountkit.password.legacy;

import java.util.Optional;
import org.accountkit.secret.Secret;

/**
 * What the old product mixed into every hash.
 *
 * @param spring behind the salt, by Spring Security's PBKDF2 and SHA-256 encoders
 * @param shiro before the salt, by Shiro
 * @param devise behind the password, by Devise
 */
record HostSecrets(Optional<Secret> spring, Optional<Secret> shiro, Optional<Secret> devise) {

    static final HostSecrets NONE = new HostSecrets(Optional.empty(), Optional.empty(), Optional.empty());

    static byte[] bytes(Optional<Secret> secret) {
        return secret.map(some -> some.use(byte[]::clone)).orElseGet(() -> new byte[0]);
    }
}
