package org.accountkit.password;

import java.time.Instant;

/**
 * What is kept of a password.
 *
 * @param hash the hash
 * @param version grows with every replacement
 * @param changedAt when it was set
 */
public record StoredPassword(PasswordHash hash, long version, Instant changedAt) {}
