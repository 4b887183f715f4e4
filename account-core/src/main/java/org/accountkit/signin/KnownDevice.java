package org.accountkit.signin;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.user.UserId;

/**
 * A device that completed a sign-in. It opens nothing; its guesses are counted apart, so that outsiders cannot lock its
 * user out.
 *
 * @param id public id
 * @param userId whose
 * @param client what it said it is when it became known, such as a browser's user agent
 * @param createdAt when it was first seen
 * @param lastSeenAt when a sign-in from it last succeeded
 * @param expiresAt when it ends
 */
public record KnownDevice(
        String id, UserId userId, Optional<String> client, Instant createdAt, Instant lastSeenAt, Instant expiresAt) {}
