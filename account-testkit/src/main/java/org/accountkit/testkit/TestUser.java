package org.accountkit.testkit;

import java.util.Optional;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.user.UserId;

/** A user of an {@link AccountFixture}, signed in at one browser. Used by one thread. */
public final class TestUser {

    /** The password of every user of a fixture. */
    public static final Secret PASSWORD = Secret.ofText("a password for tests only");

    private final AccountFixture fixture;
    private final UserId id;
    private final String name;
    private Optional<VirtualAuthenticator> phone = Optional.empty();
    private Optional<Secret> session = Optional.empty();

    TestUser(AccountFixture fixture, UserId id, String name) {
        this.fixture = fixture;
        this.id = id;
        this.name = name;
    }

    /** {@return the user's opaque id} */
    public UserId id() {
        return id;
    }

    /** {@return the user name} */
    public String name() {
        return name;
    }

    /** {@return the session token, as the user's browser presents it} */
    public Secret session() {
        return session.orElseThrow(() -> new AssertionError(name + " has never signed in."));
    }

    /** {@return the user as the caller of a request that presents the session} */
    public Caller caller() {
        return fixture.accounts()
                .sessions()
                .authenticate(session(), RequestOrigin.unknown())
                .orElseThrow(() -> new AssertionError("The session of " + name + " has ended."));
    }

    /**
     * Signs in again, with both factors if two-factor authentication is active.
     *
     * @return this
     */
    public TestUser signIn() {
        return signIn(PASSWORD);
    }

    TestUser signIn(Secret password) {
        SignInService signIn = fixture.accounts().signIn();
        SignInResult step = signIn.signIn(name, password, PresentedTokens.NONE, RequestOrigin.unknown());
        if (step instanceof SecondFactorRequired required) {
            SecondFactor code = new SecondFactor.Code(code());
            step = signIn.completeSignIn(required.pending(), code, PresentedTokens.NONE, RequestOrigin.unknown());
        }
        session = Optional.of(((SignedIn) step).session());
        return this;
    }

    boolean isProven() {
        return fixture.accounts()
                .sessions()
                .authenticate(session(), RequestOrigin.unknown())
                .filter(caller -> caller.isProven(fixture.clock().instant()))
                .isPresent();
    }

    /**
     * Activates two-factor authentication with a phone, and signs in with it.
     *
     * @return this
     */
    public TestUser withPhone() {
        Secret uri = fixture.accounts().twoFactor().begin(caller()).otpAuthUri();
        phone = Optional.of(VirtualAuthenticator.fromUri(uri.reveal()));
        fixture.accounts().twoFactor().validate(caller(), code());
        return signIn();
    }

    /**
     * Moves the clock to the next time step and reads the phone: each call returns a code that was not used before.
     *
     * @return the TOTP code
     * @throws AssertionError if the user has no phone
     */
    public Secret code() {
        VirtualAuthenticator shown = phone.orElseThrow(() -> new AssertionError(name + " has no phone."));
        fixture.clock().advance(TotpParameters.DEFAULT.period());
        return Secret.ofText(shown.code(fixture.clock().instant()));
    }
}
