package org.accountkit.spring.shop;

import java.util.Set;
import java.util.function.Supplier;
import org.accountkit.AccountServices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes orders and accounts in one transaction. */
@Service
public class Checkout {

    private final Purchases purchases;
    private final AccountServices accounts;

    Checkout(Purchases purchases, AccountServices accounts) {
        this.purchases = purchases;
        this.accounts = accounts;
    }

    @Transactional
    public void buy(String article, String role) {
        purchases.save(new Purchase(article));
        accounts.operations().ensureRole(role, Set.of(), Set.of());
    }

    @Transactional
    public void buyAndFail(String article, String role) {
        buy(article, role);
        throw new IllegalStateException("the card was refused");
    }

    @Transactional
    public <T> T inTransaction(Supplier<T> work) {
        return work.get();
    }

    @Transactional(readOnly = true)
    public <T> T readOnly(Supplier<T> work) {
        return work.get();
    }
}
