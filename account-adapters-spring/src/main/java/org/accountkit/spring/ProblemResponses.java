package org.accountkit.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.web.AccountRequest;
import org.accountkit.web.AccountResponse;
import org.accountkit.web.AccountResponse.Header;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.Admission;
import org.accountkit.web.HttpRefusedException;
import org.accountkit.web.servlet.ServletExchange;

/** Answers refusals of the application's own routes with problem documents. Safe for use by several threads. */
final class ProblemResponses {

    private static final String ADMISSION = ProblemResponses.class.getName() + ".admission";
    private static final Duration AFTER_LOST_RACE = Duration.ofSeconds(1);
    private static final Duration WHILE_UNAVAILABLE = Duration.ofSeconds(5);

    private final AccountRoutes routes;

    ProblemResponses(AccountRoutes routes) {
        this.routes = routes;
    }

    /** Reports whether a failure has a problem document. Others are the application's own. */
    static boolean knows(Throwable failure) {
        return failure instanceof RefusedException
                || failure instanceof HttpRefusedException
                || failure instanceof StoreUnavailableException
                || failure instanceof LostRaceException;
    }

    /** Remembers that a request was admitted, so that a later refusal is answered alike. */
    static void keep(Admission admission, HttpServletRequest request) {
        request.setAttribute(ADMISSION, admission);
    }

    void send(Throwable failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Throwable known =
                failure instanceof LostRaceException ? RefusalCode.UNAVAILABLE.refused(AFTER_LOST_RACE) : failure;
        AccountResponse answer = request.getAttribute(ADMISSION) instanceof Admission admission
                ? admission.refuse(known)
                : refused(known, Requests.unfiltered(request));
        ServletExchange.send(answer, response);
    }

    private AccountResponse refused(Throwable failure, AccountRequest request) {
        if (failure instanceof HttpRefusedException refused) {
            return routes.refuse(request, refused.refusal());
        }
        return routes.refuse(
                request,
                failure instanceof RefusedException refused
                        ? refused
                        : RefusalCode.UNAVAILABLE.refused(WHILE_UNAVAILABLE));
    }

    static void addHeaders(List<Header> headers, HttpServletResponse response) {
        for (Header header : headers) {
            if (header.isRepeatable()) {
                response.addHeader(header.name(), header.value());
            } else {
                response.setHeader(header.name(), header.value());
            }
        }
    }
}
