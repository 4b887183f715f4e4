package org.accountkit.examples.shop;

import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.password.PasswordService.PreparedPassword;
import org.accountkit.secret.Secret;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Registers a customer who comes with a first order. */
@RestController
class CustomerController {

    private final AccountServices accounts;
    private final Customers customers;

    CustomerController(AccountServices accounts, Customers customers) {
        this.accounts = accounts;
        this.customers = customers;
    }

    /** Hashes the password first, because that takes too long for a transaction. */
    @PostMapping("/customers")
    @ResponseStatus(HttpStatus.CREATED)
    Registered register(@AuthenticationPrincipal Caller caller, @RequestBody Registration registration) {
        Username name = Username.of(registration.username());
        try (PreparedPassword password = accounts.passwords().prepare(name, Secret.ofText(registration.password()))) {
            UserId id = customers.register(caller, password, registration.article());
            return new Registered(id.value());
        }
    }

    record Registration(String username, String password, String article) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Registration[" + username + ']';
        }
    }

    record Registered(String id) {}
}
