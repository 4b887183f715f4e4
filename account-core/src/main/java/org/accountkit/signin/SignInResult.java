package org.accountkit.signin;

import java.time.Duration;
import java.util.Optional;
import org.accountkit.access.Account;
import org.accountkit.secret.Secret;

/** The result of a sign-in that was not refused. A refusal is thrown. */
public sealed interface SignInResult {

    /**
     * The user is signed in.
     *
     * @param account the user's account
     * @param session the new session's token
     * @param device what the browser is to present from now on: the token of a newly known device, followed by the
     *     presented ones of its other users; empty if the device was already known
     */
    record SignedIn(Account account, Secret session, Optional<Secret> device) implements SignInResult {}

    /**
     * The password was right, and a second factor is due.
     *
     * @param pending the token of the pending sign-in
     * @param expiresIn how long the pending sign-in can be completed
     */
    record SecondFactorRequired(Secret pending, Duration expiresIn) implements SignInResult {}
}
