package org.accountkit.web;

import java.util.Optional;
import org.accountkit.access.Caller;

/** Checks requests to the host's own routes. */
interface Guard {

    /**
     * Admits a request, or throws a refusal.
     *
     * @param inbound the request
     * @return the caller; empty if none is required
     */
    Optional<Caller> admit(Inbound inbound);

    /**
     * Answers requests that are not for the host's route: a preflight or a wrong method.
     *
     * @param inbound the request
     * @return the answer; empty if the request is to be admitted or refused
     */
    Optional<AccountResponse> answer(Inbound inbound);

    /**
     * Answers a refused request.
     *
     * @param refusal the reason
     * @param inbound the request
     * @return the answer
     */
    default AccountResponse refuse(Throwable refusal, Inbound inbound) {
        return Problems.of(refusal, inbound);
    }
}
