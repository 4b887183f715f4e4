package org.accountkit.signin;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.user.UserId;

/**
 * A device that has completed a sign-in. It grants nothing; its attempts are counted separately, so that outsiders
 * cannot lock out its user.
 *
 * @param id the public id
 * @param userId the user's id
 * @param client how it described itself when it became known, such as a browser's user agent
 * @param createdAt when it was first seen
 * @param lastSeenAt when a sign-in from it last succeeded
 * @param expiresAt when it stops being known
 */
public record KnownDevice(
        String id, UserId userId, Optional<String> client, Instant createdAt, Instant lastSeenAt, Instant expiresAt) {

    /** {@return whether a sign-in from it has succeeded since it became known} */
    public boolean isUsedAgain() {
        return lastSeenAt.isAfter(createdAt);
    }
}
