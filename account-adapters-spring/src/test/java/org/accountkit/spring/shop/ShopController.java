package org.accountkit.spring.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.concurrent.Callable;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreUnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ShopController {

    @GetMapping("/orders")
    String orders(@AuthenticationPrincipal Caller caller, Principal principal) {
        return caller.account().user().username() + " as " + principal.getName();
    }

    @PostMapping("/orders")
    @PreAuthorize("hasAuthority('orders.write')")
    String order() {
        return "ordered";
    }

    @GetMapping("/orders/later")
    Callable<String> later(@AuthenticationPrincipal Caller caller) {
        return () -> "later for " + caller.account().user().username();
    }

    @GetMapping("/orders/dispatched")
    void dispatched(HttpServletRequest request) {
        request.startAsync().dispatch("/orders");
    }

    @GetMapping("/orders/refused")
    String refused() {
        throw RefusalCode.CONFLICT.refused();
    }

    @GetMapping("/orders/foreign")
    String foreign() {
        throw RefusalCode.FORBIDDEN.refused();
    }

    @GetMapping("/orders/down")
    String down() {
        throw new StoreUnavailableException("no database");
    }

    @GetMapping("/orders/raced")
    String raced() {
        throw new LostRaceException();
    }

    @GetMapping("/open")
    String open(@AuthenticationPrincipal @Nullable Caller caller) {
        return caller == null ? "nobody" : caller.account().user().username().text();
    }

    @GetMapping("/downloads/agent.txt")
    String download() {
        return "the agent";
    }
}
