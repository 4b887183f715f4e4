package org.accountkit.password.engine;

import java.util.Optional;
import org.accountkit.password.PasswordCheck;
import org.accountkit.password.PasswordHash;

/**
 * What came of a password and the hash that is kept.
 *
 * @param check what was found
 * @param fresh a hash to be kept instead; empty for none
 */
public record HashVerdict(PasswordCheck check, Optional<PasswordHash> fresh) {}
