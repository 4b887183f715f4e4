package org.accountkit.testkit.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.accountkit.Passwords;
import org.accountkit.UnsafeWiringException;
import org.accountkit.access.Refusal.Violation;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.Peppers;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.Test;

/** A host that stores its password hashes itself uses the rules, hashing and verification without any stores. */
class PasswordsAloneTest {

    private static final PasswordHasher CHEAPEST_ALLOWED = PasswordHasher.argon2id(new Argon2Parameters(7168, 5, 1));
    private static final Secret PASSWORD = Secret.ofText("correct horse battery staple");
    private static final Secret OTHER = Secret.ofText("another horse battery staple");

    // wiring
    private final Passwords passwords =
            Passwords.builder("Example Console").hasher(CHEAPEST_ALLOWED).build();
    // end of wiring

    @Test
    void needsAtMostFifteenLinesOfWiring() {
        assertThat(Wiring.linesIn(getClass())).isBetween(1L, 15L);
    }

    @Test
    void verifiesWhatItHashed() {
        Optional<PasswordHash> hash = Optional.of(passwords.hash(PASSWORD));

        assertThat(passwords.verify(PASSWORD, hash).matches()).isTrue();
        assertThat(passwords.verify(PASSWORD, hash).replacement()).isEmpty();
        assertThat(passwords.verify(OTHER, hash).matches()).isFalse();
        assertThat(passwords.verify(PASSWORD, Optional.empty()).matches()).isFalse();
    }

    @Test
    void normalizes() {
        Optional<PasswordHash> hash = Optional.of(passwords.hash(Secret.ofText("décomposed long password")));

        assertThat(passwords
                        .verify(Secret.ofText("de\u0301composed long password"), hash)
                        .matches())
                .isTrue();
    }

    @Test
    void judgesByEveryRule() {
        assertThat(passwords.judge(Secret.ofText("ada2026"), "Ada", false))
                .extracting(Violation::code)
                .containsExactly("too-short", "predictable");
        assertThat(passwords.judge(Secret.ofText("Example Console"), "", false))
                .extracting(Violation::code)
                .contains("predictable");
        assertThat(passwords.judge(PASSWORD, "ada", false)).isEmpty();
    }

    @Test
    void readsAndReplacesAStrengthenedHash() {
        Secret secret = Secret.ofText("secret");
        PasswordHash old = new PasswordHash("{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=");
        PasswordHash strengthened = passwords.strengthen(old).orElseThrow();

        Passwords.Verification right = passwords.verify(secret, Optional.of(strengthened));

        assertThat(right.matches()).isTrue();
        assertThat(passwords.verify(secret, right.replacement()).matches()).isTrue();
        assertThat(passwords.verify(OTHER, Optional.of(strengthened)).matches()).isFalse();
    }

    @Test
    void readsAPepperedHashOnlyWithItsPepper() {
        Passwords peppered = Passwords.builder("Example Console")
                .hasher(CHEAPEST_ALLOWED)
                .peppers(Peppers.of("2026", Secret.ofText("a pepper of thirty-two characters")))
                .build();
        Optional<PasswordHash> hash = Optional.of(peppered.hash(PASSWORD));

        assertThat(peppered.verify(PASSWORD, hash).matches()).isTrue();
        assertThat(passwords.verify(PASSWORD, hash).matches()).isFalse();
        assertThat(peppered.verify(PASSWORD, Optional.of(passwords.hash(PASSWORD)))
                        .replacement())
                .isPresent();
    }

    @Test
    void refusesAWeakHasher() {
        assertThatExceptionOfType(UnsafeWiringException.class)
                .isThrownBy(() -> Passwords.builder("Example Console")
                        .hasher(PasswordHasher.pbkdf2(1))
                        .build());
    }
}
