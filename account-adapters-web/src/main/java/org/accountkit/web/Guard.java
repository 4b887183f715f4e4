package org.accountkit.web;

import java.util.Optional;
import org.accountkit.access.Caller;

/** What a request to a route of the host's own must pass. */
interface Guard {

    /**
     * Lets a request pass, or throws a refusal.
     *
     * @param inbound the request
     * @return who calls; empty where nobody has to say
     */
    Optional<Caller> admit(Inbound inbound);

    /**
     * Answers requests that are none for the host's route: a preflight, a wrong method.
     *
     * @param inbound the request
     * @return the answer, empty when the request is to be let pass or refused
     */
    Optional<AccountResponse> answer(Inbound inbound);

    /**
     * Answers somebody who was refused.
     *
     * @param refusal why
     * @param inbound the request
     * @return the answer
     */
    default AccountResponse refuse(Throwable refusal, Inbound inbound) {
        return Problems.of(refusal, inbound);
    }
}
