package org.accountkit.signin;

import java.time.Duration;
import java.util.Optional;
import org.accountkit.access.Account;
import org.accountkit.secret.Secret;

/** How a sign-in went well. A refusal is thrown. */
public sealed interface SignInResult {

    /**
     * Somebody is signed in.
     *
     * @param account who
     * @param session the new session's token
     * @param device the token of a device that became known; empty when it was known already
     */
    record SignedIn(Account account, Secret session, Optional<Secret> device) implements SignInResult {}

    /**
     * The password was right, and a second factor is asked for.
     *
     * @param pending the token of the pending sign-in
     * @param expiresIn how long it lives
     */
    record SecondFactorRequired(Secret pending, Duration expiresIn) implements SignInResult {}
}
