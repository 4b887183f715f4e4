package org.accountkit.spring;

import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Leaves what {@code @PreAuthorize} refuses to Spring Security's filter, which records and answers it. An advice of the
 * application that catches everything would keep it from there; one with a negative order still does.
 */
@ControllerAdvice
@Order(0)
final class DeniedAdvice {

    /** What is thrown here again goes on to the filter. */
    @ExceptionHandler
    @SuppressWarnings("DoNotCallSuggester") // Spring calls it
    void denied(AccessDeniedException denied) {
        throw denied;
    }
}
