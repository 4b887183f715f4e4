package org.accountkit.twofactor.engine;

import org.accountkit.twofactor.TotpStore.TotpCredential;

/**
 * An enrolment for which the right code was given.
 *
 * @param credential the credential to activate
 * @param step the time step of the code, which is then spent
 */
public record MatchedEnrolment(TotpCredential credential, long step) {}
