package org.accountkit.signin;

import java.time.Instant;
import org.accountkit.user.UserId;

/**
 * A sign-in whose password was right and which waits for its second factor. Holds nothing of the password.
 *
 * @param id public id
 * @param userId whose
 * @param epoch the account's epoch at the first step; another one ends it
 * @param expiresAt when it ends
 * @param triesLeft how many codes may still be tried
 */
public record PendingSignIn(String id, UserId userId, long epoch, Instant expiresAt, int triesLeft) {}
