package org.accountkit.web.servlet;

import java.security.Principal;
import org.accountkit.access.Caller;

/**
 * The caller as the principal of a request.
 *
 * @param caller the caller
 */
public record CallerPrincipal(Caller caller) implements Principal {

    /** {@return the user name} */
    @Override
    public String getName() {
        return caller.account().user().username().text();
    }
}
