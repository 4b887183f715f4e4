package org.accountkit.jpa;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.NewUser;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.AccountFixture;
import org.accountkit.testkit.TestUser;
import org.accountkit.user.Right;
import org.accountkit.user.User.Contact;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/** The people of a use case. */
record Scene(AccountFixture fixture) {

    static final RequestOrigin ORIGIN = RequestOrigin.unknown();
    static final Right USE = new Right("app.use");

    AccountServices accounts() {
        return fixture.accounts();
    }

    TestUser root() {
        return fixture.administrator();
    }

    Caller rootCaller() {
        return root().caller();
    }

    TestUser ada() {
        fixture.role("clerk", USE);
        return fixture.user("ada", "clerk");
    }

    TestUser adaWithPhone() {
        return ada().withPhone();
    }

    /** With a contact, to which a password reset can be sent. */
    UserId invited() {
        NewUser grace = NewUser.invited(Username.of("grace")).withContact(new Contact("grace@example.org", true));
        return accounts().users().create(rootCaller(), grace).id();
    }

    SignedIn signIn(TestUser user) {
        return (SignedIn) accounts().signIn().signIn(user.name(), user.password(), PresentedTokens.NONE, ORIGIN);
    }

    Secret pending(TestUser user) {
        return ((SecondFactorRequired)
                        accounts().signIn().signIn(user.name(), user.password(), PresentedTokens.NONE, ORIGIN))
                .pending();
    }

    Secret issuedReset(UserId user) {
        return accounts()
                .passwordResets()
                .issue(rootCaller(), user, Optional.empty())
                .token();
    }

    /** Everything that expires has expired. */
    void waitForYears() {
        fixture.clock().advance(Duration.ofDays(2000));
    }

    void ensureRole(String name) {
        accounts().operations().ensureRole(name, Set.of(USE), Set.of());
    }
}
