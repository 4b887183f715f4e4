package org.accountkit.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.accountkit.access.RefusedException;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.web.HttpRefusedException;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Answers refusals that controllers throw, before an advice of the application that catches everything. An advice with a
 * negative order takes precedence.
 */
@ControllerAdvice
@Order(0)
final class ProblemAdvice {

    private final ProblemResponses problems;

    ProblemAdvice(ProblemResponses problems) {
        this.problems = problems;
    }

    @ExceptionHandler({
        RefusedException.class,
        HttpRefusedException.class,
        StoreUnavailableException.class,
        LostRaceException.class
    })
    void refused(RuntimeException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.send(failure, request, response);
    }
}
