package org.accountkit.examples.shop;

import java.util.Set;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.administration.NewUser;
import org.accountkit.password.PasswordService.PreparedPassword;
import org.accountkit.user.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes a customer's account and first order together, or neither of them. */
@Service
class Customers {

    private static final int LONGEST_ARTICLE = 100;

    private final AccountServices accounts;
    private final Purchases purchases;

    Customers(AccountServices accounts, Purchases purchases) {
        this.accounts = accounts;
        this.purchases = purchases;
    }

    @Transactional
    public UserId register(Caller administrator, PreparedPassword password, String article) {
        NewUser customer = NewUser.of(password).withRoles(Set.of("clerk"));
        UserId id = accounts.users().create(administrator, customer).id();
        if (article.length() > LONGEST_ARTICLE) {
            throw new IllegalArgumentException("There is no such article.");
        }
        purchases.save(new Purchase(article, id));
        return id;
    }
}
