package org.accountkit.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A stored API key and its owner's account, in one read.
 *
 * @param id the key's public id
 * @param expiresAt when it ends, empty for never
 * @param account its owner's
 */
public record ApiKeyAccess(String id, Optional<Instant> expiresAt, Account account) {}
