package org.accountkit.password.engine;

import java.util.Optional;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher.PasswordCheck;

/**
 * The result of checking a password against the stored hash.
 *
 * @param check the result of the check
 * @param fresh a hash to be stored instead; empty for none
 */
public record HashVerdict(PasswordCheck check, Optional<PasswordHash> fresh) {}
