package org.accountkit.password;

import java.time.Instant;

/**
 * A stored password.
 *
 * @param hash the hash
 * @param version incremented by every replacement
 * @param changedAt when the password was set
 */
public record StoredPassword(PasswordHash hash, long version, Instant changedAt) {}
