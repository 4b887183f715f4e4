package org.accountkit.session;

import java.time.Instant;

/**
 * When a session was opened and proven, and when it ends.
 *
 * @param signedInAt when it was opened
 * @param provenAt when its user last gave a full proof
 * @param expiresAt its absolute timeout
 * @param idleExpiresAt when it ends unless it is used before then
 */
public record SessionTimes(Instant signedInAt, Instant provenAt, Instant expiresAt, Instant idleExpiresAt) {}
