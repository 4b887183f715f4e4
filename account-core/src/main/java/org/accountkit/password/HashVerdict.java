package org.accountkit.password;

import java.util.Optional;

/**
 * What came of a password and the hash that is kept.
 *
 * @param check what was found
 * @param fresh a hash to be kept instead; empty for none
 */
record HashVerdict(PasswordCheck check, Optional<PasswordHash> fresh) {}
