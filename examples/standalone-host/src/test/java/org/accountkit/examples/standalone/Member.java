package org.accountkit.examples.standalone;

import static org.accountkit.examples.standalone.HttpUser.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.accountkit.examples.standalone.HttpUser.Answer;
import org.accountkit.testkit.VirtualAuthenticator;

/** A user at one browser, perhaps with a phone. */
final class Member {

    static final String FIRST_PASSWORD = "given by the administrator";
    static final String PASSWORD = "wrong donkey acid nail";

    private static final Duration TIME_STEP = Duration.ofSeconds(30);

    private final Premises premises;
    private final String id;
    private final String name;
    private String password;
    private HttpUser browser;
    private Optional<VirtualAuthenticator> phone = Optional.empty();
    private List<String> recoveryCodes = List.of();

    Member(Premises premises, String id, String name, String password) {
        this.premises = premises;
        this.id = id;
        this.name = name;
        this.password = password;
        this.browser = premises.stranger();
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    HttpUser browser() {
        return browser;
    }

    Member changeFirstPassword() {
        changePassword(PASSWORD).expect(200);
        password = PASSWORD;
        return this;
    }

    Member withPassword(String other) {
        password = other;
        return this;
    }

    Answer changePassword(String next) {
        return browser.send("PUT", "api/me/password", json("currentPassword", password, "newPassword", next));
    }

    /** Signs in at a browser of the first node, by both factors where a phone is set up. */
    Member signIn() {
        browser = signedInAt(0);
        return this;
    }

    /** Signs in with a recovery code in place of the phone. */
    Member signInByRecoveryCode(int index) {
        browser = pending();
        completeByRecoveryCode(browser, recoveryCode(index)).expect(200);
        return this;
    }

    /** Signs in at one more browser. */
    HttpUser signedInAt(int node) {
        HttpUser other = premises.stranger(node);
        other.signIn(name, password).expect(200);
        if (phone.isPresent()) {
            other.post("api/sign-in/second-factor", json("code", freshCode())).expect(200);
        }
        return other;
    }

    /** Gives the password alone, at one more browser. */
    HttpUser pendingAt(int node) {
        HttpUser other = premises.stranger(node);
        Answer first = other.signIn(name, password).expect(200);
        if (!first.field("status").equals("second-factor-required")) {
            throw new AssertionError(first.body());
        }
        return other;
    }

    HttpUser pending() {
        return pendingAt(0);
    }

    Answer complete(HttpUser pending, String code) {
        return pending.post("api/sign-in/second-factor", json("code", code));
    }

    Answer completeByRecoveryCode(HttpUser pending, String code) {
        return pending.post("api/sign-in/second-factor", json("recoveryCode", code));
    }

    /** Proves again, by both factors where a phone is set up. */
    Member prove() {
        String body = phone.isPresent() ? json("password", password, "code", freshCode()) : json("password", password);
        browser.post("api/session/proof", body).expect(204);
        return this;
    }

    Answer proveBy(String code) {
        return browser.post("api/session/proof", json("password", password, "code", code));
    }

    /** Sets a phone up and signs in again. */
    Member withPhone() {
        Answer enrolment = browser.post("api/me/two-factor/enrolment");
        assertThat(enrolment.status()).isIn(200, 201);
        phone = Optional.of(VirtualAuthenticator.fromUri(enrolment.field("otpauthUri")));
        recoveryCodes = browser.post("api/me/two-factor/enrolment/validate", json("code", shownCode()))
                .expect(200)
                .texts("recoveryCodes");
        return signIn();
    }

    void losePhone() {
        phone = Optional.empty();
    }

    /** What the phone shows now. */
    String shownCode() {
        return codeOf(0);
    }

    /** What the phone shows so many steps from now. */
    String codeOf(int steps) {
        return phone.orElseThrow(() -> new AssertionError(name + " has no phone"))
                .code(premises.clock.instant().plus(TIME_STEP.multipliedBy(steps)));
    }

    /** What the phone shows next, once that is now. */
    String freshCode() {
        premises.clock.advance(TIME_STEP);
        return shownCode();
    }

    /** Of a step that is long over. */
    String wrongCode() {
        return codeOf(-1000);
    }

    String recoveryCode(int index) {
        return recoveryCodes.get(index);
    }

    List<String> recoveryCodes() {
        return recoveryCodes;
    }

    String newApiKey() {
        return browser.post("api/me/api-key").expect(201).field("apiKey");
    }

    /** A program that presents this key. */
    HttpUser program(String key) {
        return premises.stranger().bearing(key);
    }
}
