package org.accountkit.signin;

import java.time.Instant;
import org.accountkit.user.UserId;

/**
 * A sign-in whose password was right and whose second factor is still due. Contains nothing of the password.
 *
 * @param id the public id
 * @param userId the user's id
 * @param epoch the account's epoch at the first step; under another epoch it is no longer valid
 * @param expiresAt when it expires
 * @param triesLeft how many more codes may be tried
 */
public record PendingSignIn(String id, UserId userId, long epoch, Instant expiresAt, int triesLeft) {}
