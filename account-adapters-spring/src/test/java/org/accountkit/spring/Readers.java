package org.accountkit.spring;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.NewUser;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.user.Username;

/** Users of the role {@code reader}. */
final class Readers {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Secret FIRST = Secret.ofText("given by the administrator");

    private Readers() {}

    static Visitor signedIn(AccountServices accounts, Visitor visitor) {
        String name = "reader" + NUMBER.incrementAndGet();
        accounts.users()
                .create(
                        caller(accounts, "admin", Secret.ofText(Shops.PASSWORD)),
                        NewUser.of(Username.of(name), FIRST).withRoles(Set.of("reader")));
        accounts.passwords().change(caller(accounts, name, FIRST), FIRST, Secret.ofText(Shops.PASSWORD));
        return visitor.signedIn(name, Shops.PASSWORD);
    }

    private static Caller caller(AccountServices accounts, String name, Secret password) {
        SignedIn result =
                (SignedIn) accounts.signIn().signIn(name, password, PresentedTokens.NONE, RequestOrigin.unknown());
        return accounts.sessions()
                .authenticate(result.session(), RequestOrigin.unknown())
                .orElseThrow();
    }
}
