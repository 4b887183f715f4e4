package org.accountkit.access;

import java.time.Instant;

/**
 * A stored session with its user's account, from one read.
 *
 * @param id the session's public id
 * @param epoch the account's epoch under which it was opened, or to which it was moved
 * @param signedInAt when it was opened
 * @param provenAt when its user last gave a full proof
 * @param lastSeenAt when it was last used, as far as that has been written
 * @param expiresAt its absolute timeout
 * @param account the user's account
 */
public record SessionAccess(
        String id,
        long epoch,
        Instant signedInAt,
        Instant provenAt,
        Instant lastSeenAt,
        Instant expiresAt,
        Account account) {}
