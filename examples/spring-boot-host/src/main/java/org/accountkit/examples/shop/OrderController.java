package org.accountkit.examples.shop;

import java.util.List;
import org.accountkit.access.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A customer's orders, for browsers with a session and for scripts with an API key. */
@RestController
@RequestMapping("/orders")
class OrderController {

    private final Purchases purchases;

    OrderController(Purchases purchases) {
        this.purchases = purchases;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('orders.read')")
    List<Purchase> mine(@AuthenticationPrincipal Caller caller) {
        return purchases.findByOrderedBy(caller.userId().value());
    }

    @PostMapping
    @PreAuthorize("hasAuthority('orders.write')")
    @ResponseStatus(HttpStatus.CREATED)
    Purchase order(@AuthenticationPrincipal Caller caller, @RequestBody NewOrder order) {
        return purchases.save(new Purchase(order.article(), caller.userId()));
    }

    record NewOrder(String article) {}
}
