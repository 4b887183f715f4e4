package org.accountkit.web.jdk;

import com.sun.net.httpserver.HttpPrincipal;
import org.accountkit.access.Caller;

/** The caller as the principal of an exchange. */
final class CallerPrincipal extends HttpPrincipal {

    private final Caller caller;

    CallerPrincipal(Caller caller) {
        super(caller.account().user().username().text(), "account");
        this.caller = caller;
    }

    Caller caller() {
        return caller;
    }
}
