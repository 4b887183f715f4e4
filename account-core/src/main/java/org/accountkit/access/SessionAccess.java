package org.accountkit.access;

import java.time.Instant;

/**
 * A stored session and the account it belongs to, in one read.
 *
 * @param id the session's public id
 * @param epoch the account's epoch that it was opened or moved under
 * @param signedInAt when it was opened
 * @param provenAt when its user last gave a full proof
 * @param lastSeenAt when it was last used, as far as that was written
 * @param expiresAt its absolute end
 * @param account whose it is
 */
public record SessionAccess(
        String id,
        long epoch,
        Instant signedInAt,
        Instant provenAt,
        Instant lastSeenAt,
        Instant expiresAt,
        Account account) {}
