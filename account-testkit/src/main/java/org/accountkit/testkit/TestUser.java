package org.accountkit.testkit;

import java.util.List;
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
import org.accountkit.twofactor.TwoFactorService;
import org.accountkit.twofactor.TwoFactorService.TotpEnrolment;
import org.accountkit.user.UserId;

/** A user of an {@link AccountFixture} at one browser, perhaps with a phone. Used by one thread. */
public final class TestUser {

    /** The password of a newcomer, who has to change it. */
    public static final Secret FIRST_PASSWORD = Secret.ofText("given by the administrator");

    /** The password of every other user of a fixture. */
    public static final Secret PASSWORD = Secret.ofText("correct horse battery staple");

    private final AccountFixture fixture;
    private final UserId id;
    private final String name;
    private Secret password = PASSWORD;
    private List<Secret> recoveryCodes = List.of();
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

    /** {@return the password that the user types} */
    public Secret password() {
        return password;
    }

    /** {@return the session token, as the user's browser presents it} */
    public Secret session() {
        return session.orElseThrow(() -> new AssertionError(name + " has never signed in."));
    }

    /** {@return the user as the caller of a request that presents the session} */
    public Caller caller() {
        return authenticated().orElseThrow(() -> new AssertionError("The session of " + name + " has ended."));
    }

    /** {@return whether the user is signed in with a fresh proof} */
    public boolean isProven() {
        return authenticated()
                .filter(caller -> caller.isProven(fixture.clock().instant()))
                .isPresent();
    }

    private Optional<Caller> authenticated() {
        return fixture.accounts().sessions().authenticate(session(), RequestOrigin.unknown());
    }

    /**
     * Types another password from now on.
     *
     * @param typed the password
     * @return this
     */
    public TestUser withPassword(Secret typed) {
        password = typed;
        return this;
    }

    /**
     * Signs in again, with both factors if two-factor authentication is active.
     *
     * @return this
     */
    public TestUser signIn() {
        SignInService signIn = fixture.accounts().signIn();
        SignInResult result = signIn.signIn(name, password, PresentedTokens.NONE, RequestOrigin.unknown());
        if (result instanceof SecondFactorRequired required) {
            SecondFactor code = new SecondFactor.Code(code());
            result = signIn.completeSignIn(required.pending(), code, PresentedTokens.NONE, RequestOrigin.unknown());
        }
        return moveTo(((SignedIn) result).session());
    }

    /** {@return the same user with the same phone at another browser, signed in there} */
    public TestUser atAnotherBrowser() {
        TestUser other = new TestUser(fixture, id, name).withPassword(password);
        other.phone = phone;
        other.recoveryCodes = recoveryCodes;
        return other.signIn();
    }

    /**
     * Continues with another session token, such as the one that a password change has returned.
     *
     * @param token the token
     * @return this
     */
    public TestUser moveTo(Secret token) {
        fixture.keepSecret(token);
        session = Optional.of(token);
        return this;
    }

    /** Proves again, with both factors if there is a phone. */
    public void prove() {
        Optional<SecondFactor> factor = phone.map(ignored -> new SecondFactor.Code(code()));
        Optional<Secret> renewed = fixture.accounts().signIn().prove(caller(), password, factor);
        moveTo(renewed.orElseThrow());
    }

    /**
     * Changes the password, which ends the user's other sessions.
     *
     * @param next the new password
     * @return this
     */
    public TestUser changePassword(Secret next) {
        Optional<Secret> renewed =
                fixture.accounts().passwords().change(caller(), password, next).token();
        fixture.keepSecret(next);
        return withPassword(next).moveTo(renewed.orElseThrow());
    }

    /**
     * Activates two-factor authentication with a phone, and signs in with it.
     *
     * @return this
     */
    public TestUser withPhone() {
        TwoFactorService twoFactor = fixture.accounts().twoFactor();
        TotpEnrolment enrolment = twoFactor.begin(caller());
        fixture.keepSecret(enrolment.secretKey(), enrolment.otpAuthUri());
        phone = Optional.of(VirtualAuthenticator.fromUri(enrolment.otpAuthUri().reveal()));
        recoveryCodes = twoFactor.validate(caller(), shownCode()).recoveryCodes();
        fixture.keepSecret(recoveryCodes.toArray(Secret[]::new));
        return signIn();
    }

    /**
     * Returns the user's phone.
     *
     * @return an app with the user's account
     * @throws AssertionError if the user has no phone
     */
    public VirtualAuthenticator phone() {
        return phone.orElseThrow(() -> new AssertionError(name + " has no phone."));
    }

    /** {@return the recovery codes that the activation returned; empty without a phone} */
    public List<Secret> recoveryCodes() {
        return recoveryCodes;
    }

    /**
     * Moves the clock to the next time step and reads the phone: each call returns a code that was not used before.
     *
     * @return the TOTP code
     * @throws AssertionError if the user has no phone
     */
    public Secret code() {
        phone();
        fixture.clock().advance(TotpParameters.DEFAULT.period());
        return shownCode();
    }

    /**
     * Reads the phone without moving the clock: the code may have been used before.
     *
     * @return the TOTP code
     * @throws AssertionError if the user has no phone
     */
    public Secret shownCode() {
        Secret code = Secret.ofText(phone().code(fixture.clock().instant()));
        fixture.keepSecret(code);
        return code;
    }
}
