package org.accountkit.spring;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.accountkit.web.AccountRequest;
import org.accountkit.web.servlet.ServletAccountRequest;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.util.ClassUtils;

/** Requests as AccountKit reads them. */
final class Requests {

    /** An application without Spring Security has no firewall. */
    private static final boolean FIREWALL =
            ClassUtils.isPresent("org.springframework.security.web.firewall.FirewalledRequest", null);

    private Requests() {}

    /**
     * Returns the request without Spring Security's firewall, which throws an exception when an unusual header is read.
     * AccountKit judges headers itself, and answers such a request with a problem document.
     */
    static AccountRequest unfiltered(HttpServletRequest request) {
        ServletRequest found = request;
        while (FIREWALL && found instanceof ServletRequestWrapper wrapper) {
            found = wrapper.getRequest();
            if (wrapper instanceof FirewalledRequest && found instanceof HttpServletRequest original) {
                return ServletAccountRequest.of(original);
            }
        }
        return ServletAccountRequest.of(request);
    }
}
