package org.accountkit.examples.shop;

import org.accountkit.access.Caller;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The first page. A browser that is not signed in is sent to AccountKit's page first. */
@RestController
class HomeController {

    @GetMapping("/")
    String home(@AuthenticationPrincipal Caller caller) {
        return "Welcome to the corner shop, " + caller.account().user().username()
                + ". Your account is at /account/, your orders are at /orders.";
    }
}
