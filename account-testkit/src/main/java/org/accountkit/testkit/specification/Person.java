package org.accountkit.testkit.specification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.twofactor.TwoFactorService.TotpEnrolment;
import org.accountkit.twofactor.TwoFactorService.TwoFactorActivation;
import org.accountkit.user.UserId;

/** Somebody with a password, at one browser, perhaps with a phone. */
final class Person {

    private static final Duration TIME_STEP = Duration.ofSeconds(30);

    private final World world;
    private final UserId id;
    private final String name;
    private String password = World.PASSWORD;
    private List<Secret> recoveryCodes = new ArrayList<>();
    private Optional<VirtualAuthenticator> phone = Optional.empty();
    private Optional<Secret> session = Optional.empty();

    Person(World world, UserId id, String name) {
        this.world = world;
        this.id = id;
        this.name = name;
    }

    UserId id() {
        return id;
    }

    String name() {
        return name;
    }

    Person withPassword(String text) {
        password = text;
        return this;
    }

    /** The same person with the same phone at another browser, signed in there too. */
    Person atAnotherBrowser() {
        Person other = new Person(world, id, name).withPassword(password);
        other.phone = phone;
        other.recoveryCodes = recoveryCodes;
        return other.signIn();
    }

    /** Signs in, by both factors where a phone is set up. */
    Person signIn() {
        SignInResult result = world.signIn(name, password);
        SignedIn signedIn = result instanceof SecondFactorRequired pending
                ? complete(pending.pending(), freshCode())
                : (SignedIn) result;
        session = Optional.of(signedIn.session());
        return this;
    }

    /** Gives the password only. */
    Secret beginSignIn() {
        return ((SecondFactorRequired) world.signIn(name, password)).pending();
    }

    SignedIn complete(Secret pending, SecondFactor factor) {
        return world.noted(
                world.accounts.signIn().completeSignIn(pending, factor, PresentedTokens.NONE, RequestOrigin.unknown()));
    }

    Secret session() {
        return session.orElseThrow(() -> new AssertionError(name + " has never signed in"));
    }

    void moveTo(Optional<Secret> renewed) {
        Secret token = renewed.orElseThrow();
        world.secrets(token);
        session = Optional.of(token);
    }

    boolean isSignedIn() {
        return isSignedIn(world.accounts);
    }

    boolean isSignedIn(AccountServices node) {
        return isAlive(node, session());
    }

    static boolean isAlive(AccountServices node, Secret token) {
        return node.sessions().peek(token, RequestOrigin.unknown()).isPresent();
    }

    boolean isProven() {
        return caller().isProven(world.clock.instant());
    }

    Caller caller() {
        return caller(RequestOrigin.unknown());
    }

    Caller caller(RequestOrigin origin) {
        return caller(world.accounts, origin);
    }

    Caller caller(AccountServices node, RequestOrigin origin) {
        return node.sessions()
                .authenticate(session(), origin)
                .orElseThrow(() -> new AssertionError(name + " is not signed in"));
    }

    /** Proves again, by both factors where a phone is set up. */
    void prove() {
        Optional<SecondFactor> factor = phone.map(ignored -> freshCode());
        moveTo(world.accounts.signIn().prove(caller(), World.secret(password), factor));
    }

    /** Lets the last proof grow too old. */
    Person unproven() {
        world.clock.advance(Duration.ofMinutes(5));
        return this;
    }

    /** Sets a phone up and signs in again. */
    Person withPhone() {
        TotpEnrolment enrolment = world.accounts.twoFactor().begin(caller());
        world.secrets(enrolment.secretKey(), enrolment.otpAuthUri());
        phone = Optional.of(VirtualAuthenticator.fromUri(enrolment.otpAuthUri().reveal()));
        TwoFactorActivation activation = world.accounts.twoFactor().validate(caller(), shownCode());
        recoveryCodes = activation.recoveryCodes();
        world.secrets(recoveryCodes.toArray(Secret[]::new));
        return signIn();
    }

    VirtualAuthenticator phone() {
        return phone.orElseThrow(() -> new AssertionError(name + " has no phone"));
    }

    void losePhone() {
        phone = Optional.empty();
    }

    /** What the phone shows now. */
    Secret shownCode() {
        Secret code = Secret.ofText(phone().code(world.clock.instant()));
        world.secrets(code);
        return code;
    }

    /** What the phone shows next, once that is now: a code that was never shown before. */
    SecondFactor.Code freshCode() {
        world.clock.advance(TIME_STEP);
        return new SecondFactor.Code(shownCode());
    }

    SecondFactor.RecoveryCode recoveryCode(int index) {
        return new SecondFactor.RecoveryCode(recoveryCodes.get(index));
    }

    List<Secret> recoveryCodes() {
        return recoveryCodes;
    }

    /** Generates the API key of the settings page. */
    Secret newApiKey() {
        Secret key = world.accounts.apiKeys().generate(caller()).text();
        world.secrets(key);
        return key;
    }

    Optional<Caller> byKey(Secret key) {
        return byKey(world.accounts, key);
    }

    static Optional<Caller> byKey(AccountServices node, Secret key) {
        return node.apiKeys().authenticate(key, RequestOrigin.unknown());
    }
}
