package org.accountkit.testkit.specification;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.TestUser;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.user.UserId;

/** A {@link TestUser} with what only the specifications need. */
final class Person {

    private final World world;
    private final TestUser user;

    Person(World world, TestUser user) {
        this.world = world;
        this.user = user;
    }

    Person(World world, UserId id, String name) {
        this(world, world.fixture.existing(id, name));
    }

    UserId id() {
        return user.id();
    }

    String name() {
        return user.name();
    }

    Person withPassword(String text) {
        user.withPassword(World.secret(text));
        return this;
    }

    /** Returns the same person with the same phone at another browser, signed in there too. */
    Person atAnotherBrowser() {
        return new Person(world, user.atAnotherBrowser());
    }

    /** Signs in, with both factors if there is a phone. */
    Person signIn() {
        user.signIn();
        return this;
    }

    /** Enters the password only. */
    Secret beginSignIn() {
        return ((SecondFactorRequired) world.signIn(name(), user.password(), RequestOrigin.unknown())).pending();
    }

    SignedIn complete(Secret pending, SecondFactor factor) {
        return world.keepTokensSecret(
                world.accounts.signIn().completeSignIn(pending, factor, PresentedTokens.NONE, RequestOrigin.unknown()));
    }

    Secret session() {
        return user.session();
    }

    void moveTo(Optional<Secret> renewed) {
        user.moveTo(renewed.orElseThrow());
    }

    boolean isSignedIn() {
        return isSignedIn(world.accounts);
    }

    boolean isSignedIn(AccountServices node) {
        return isValid(node, session());
    }

    /** Reports whether a node accepts a session token. */
    static boolean isValid(AccountServices node, Secret token) {
        return node.sessions().peek(token, RequestOrigin.unknown()).isPresent();
    }

    boolean isProven() {
        return caller().isProven(world.clock.instant());
    }

    Caller caller() {
        return user.caller();
    }

    Caller caller(RequestOrigin origin) {
        return caller(world.accounts, origin);
    }

    Caller caller(AccountServices node, RequestOrigin origin) {
        return node.sessions()
                .authenticate(session(), origin)
                .orElseThrow(() -> new AssertionError(name() + " is not signed in."));
    }

    /** Proves again, with both factors if there is a phone. */
    void prove() {
        user.prove();
    }

    /** Lets the last proof expire. */
    Person unproven() {
        world.clock.advance(Duration.ofMinutes(5));
        return this;
    }

    /** Activates two-factor authentication and signs in again. */
    Person withPhone() {
        user.withPhone();
        return this;
    }

    VirtualAuthenticator phone() {
        return user.phone();
    }

    /** Returns the code that the phone shows now, which may have been used before. */
    Secret shownCode() {
        return user.shownCode();
    }

    /** Moves the clock to the next time step and returns its code, which was not used before. */
    SecondFactor.Code freshCode() {
        return new SecondFactor.Code(user.code());
    }

    SecondFactor.RecoveryCode recoveryCode(int index) {
        return new SecondFactor.RecoveryCode(recoveryCodes().get(index));
    }

    List<Secret> recoveryCodes() {
        return user.recoveryCodes();
    }

    /** Generates the API key of the settings page. */
    Secret newApiKey() {
        Secret key = world.accounts.apiKeys().generate(caller()).text();
        world.keepSecret(key);
        return key;
    }

    Optional<Caller> byKey(Secret key) {
        return byKey(world.accounts, key);
    }

    static Optional<Caller> byKey(AccountServices node, Secret key) {
        return node.apiKeys().authenticate(key, RequestOrigin.unknown());
    }
}
