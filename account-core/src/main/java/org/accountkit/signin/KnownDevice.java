package org.accountkit.signin;

import java.time.Instant;
import org.accountkit.user.UserId;

/**
 * A device that completed a sign-in. It opens nothing; its guesses are counted apart, so that outsiders cannot lock its
 * user out.
 *
 * @param id public id
 * @param userId whose
 * @param createdAt when it became known
 * @param expiresAt when it ends
 */
public record KnownDevice(String id, UserId userId, Instant createdAt, Instant expiresAt) {}
