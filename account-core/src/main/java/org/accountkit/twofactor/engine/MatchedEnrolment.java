package org.accountkit.twofactor.engine;

import org.accountkit.twofactor.TotpCredential;

/**
 * An enrolment whose code was right.
 *
 * @param credential to be activated
 * @param step the time step of the code, which counts as used
 */
public record MatchedEnrolment(TotpCredential credential, long step) {}
