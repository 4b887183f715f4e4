package org.accountkit.password.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.ForeignHashes;
import org.accountkit.password.HashingCapacity;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.PasswordHasher.PasswordCheck;
import org.accountkit.password.Peppers;
import org.accountkit.password.legacy.LegacyHashes;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashingTest {

    /** Of "password". */
    private static final PasswordHash SHA = new PasswordHash("{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=");

    private static final PasswordHasher CHEAP = PasswordHasher.argon2id(new Argon2Parameters(8, 1, 1));
    private static final Secret PASSWORD = Secret.ofText("password");
    private static final Secret PEPPER = Secret.ofText("b".repeat(32));
    private static final Secret WRONG = Secret.ofText("Password");

    private final PasswordHashing hashing = PasswordHashing.of(CHEAP, HashingCapacity.of(1), LegacyHashes.standard());

    @Test
    @Tag("A09")
    void a09StrengthensAndReplaces() {
        PasswordHash strengthened = hashing.strengthen(SHA).orElseThrow();

        assertThat(strengthened.encoded())
                .matches("\\{strengthened\\}\\$argon2id\\$v=19\\$m=8,t=1,p=1\\$[^ ]+ \\{SHA\\}A{27}=");
        assertThat(verify(hashing, strengthened, WRONG)).isEqualTo(PasswordCheck.NO_MATCH);
        assertThat(verify(hashing, strengthened, PASSWORD)).isEqualTo(PasswordCheck.MATCH_OUTDATED);
        assertThat(hashing.canRead(strengthened)).isTrue();
    }

    /** Its digest as text is no password, or a dump of old hashes would sign in. */
    @Test
    @Tag("A09")
    void a09TakesNoDigestForThePassword() {
        PasswordHash strengthened = hashing.strengthen(SHA).orElseThrow();

        assertThat(verify(hashing, strengthened, Secret.ofText("W6ph5Mm5Pz8GgiULbPgzG37mj9g=")))
                .isEqualTo(PasswordCheck.NO_MATCH);
        assertThat(verify(hashing, SHA, Secret.ofText("W6ph5Mm5Pz8GgiULbPgzG37mj9g=")))
                .isEqualTo(PasswordCheck.NO_MATCH_CHEAPER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "{noop}plain", "{SHA}", "{strengthened}$argon2id$ {SHA}AAAA"})
    void strengthensNothingThatItCannotRead(String encoded) {
        PasswordHash hash = new PasswordHash(encoded);

        assertThat(hashing.strengthen(hash)).isEmpty();
        assertThat(hashing.canRead(hash)).isFalse();
    }

    /** Both halves of it are computed at a sign-in. */
    @Test
    void readsNoStrengthenedHashThatCostsTooMuch() {
        String over = "$argon2id$v=19$m=262144,t=7,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

        assertThat(hashing.problem(new PasswordHash("{strengthened}" + over + " " + SHA.encoded())))
                .contains("The password hash asks for more work than is allowed.");
        assertThat(hashing.problem(new PasswordHash(
                        hashing.strengthen(SHA).orElseThrow().encoded().replace("{SHA}", "{SHA512}"))))
                .contains("The password hash cannot be read.");
    }

    @Test
    void readsHashesOfItsOwnWithoutAnyOfOtherProducts() {
        PasswordHashing alone = PasswordHashing.of(CHEAP, HashingCapacity.of(1), hash -> Optional.empty());

        assertThat(alone.problem(CHEAP.hash(PASSWORD))).isEmpty();
        assertThat(alone.problem(SHA)).contains("The password hash cannot be read.");
        assertThat(verify(alone, SHA, PASSWORD)).isEqualTo(PasswordCheck.UNREADABLE);
    }

    /** A host may know of forms that we do not. */
    @Test
    void readsWhatTheHostReads() {
        PasswordHash reversed = new PasswordHash("{reversed}drowssap");
        PasswordHashing own = PasswordHashing.of(
                CHEAP,
                HashingCapacity.of(1),
                hash -> hash.equals(reversed) ? Optional.of(new Reversed()) : Optional.empty());

        assertThat(own.canRead(reversed)).isTrue();
        assertThat(own.canRead(SHA)).isFalse();
        assertThat(verify(own, reversed, PASSWORD)).isEqualTo(PasswordCheck.MATCH_OUTDATED);
        assertThat(verify(own, reversed, WRONG)).isEqualTo(PasswordCheck.NO_MATCH_CHEAPER);
    }

    private static final class Reversed implements ForeignHashes.Hash {

        @Override
        public boolean matches(Secret password) {
            return password.matches(PASSWORD);
        }

        @Override
        public Optional<Secret> digestOf(Secret password) {
            return Optional.of(password);
        }

        @Override
        public Optional<Secret> digest() {
            return Optional.of(PASSWORD);
        }

        @Override
        public String withoutDigest() {
            return "{reversed}";
        }
    }

    /** So that plain text need not lie in the database for one moment. */
    @Test
    void strengthensPlainText() {
        PasswordHashing importing = new PasswordHashing(
                CHEAP, HashingCapacity.of(1), LegacyHashes.standard().withPlaintext(), Optional.empty(), true);

        PasswordHash strengthened =
                importing.strengthen(new PasswordHash("{noop}password")).orElseThrow();

        assertThat(strengthened.encoded()).doesNotContain("password").endsWith(" {noop}");
        assertThat(verify(importing, strengthened, PASSWORD)).isEqualTo(PasswordCheck.MATCH_OUTDATED);
        assertThat(verify(importing, strengthened, Secret.ofText(""))).isEqualTo(PasswordCheck.NO_MATCH_CHEAPER);
        assertThat(verify(importing, new PasswordHash("{noop}"), Secret.ofText(""))
                        .matches())
                .isFalse();
    }

    @Test
    @Tag("A09")
    void a09ReadsAStrengthenedHashOfAnotherHasherOfOurs() {
        PasswordHash strengthened = PasswordHashing.of(
                        PasswordHasher.pbkdf2(1), HashingCapacity.of(1), LegacyHashes.standard())
                .strengthen(SHA)
                .orElseThrow();

        assertThat(verify(hashing, strengthened, PASSWORD)).isEqualTo(PasswordCheck.MATCH_OUTDATED);
        assertThat(verify(hashing, strengthened, WRONG)).isEqualTo(PasswordCheck.NO_MATCH_CHEAPER);
    }

    @Test
    @Tag("A09")
    void a09ReadsAPepperedHashOfAnotherHasherOfOurs() {
        Optional<Peppers> peppers = Optional.of(Peppers.of("a", Secret.ofBytes(new byte[32])));
        PasswordHash hash = new PasswordHashing(
                        PasswordHasher.pbkdf2(1), HashingCapacity.of(1), LegacyHashes.standard(), peppers, true)
                .hash(PASSWORD);
        PasswordHashing now = new PasswordHashing(CHEAP, HashingCapacity.of(1), LegacyHashes.standard(), peppers, true);

        assertThat(verify(now, hash, PASSWORD)).isEqualTo(PasswordCheck.MATCH_OUTDATED);
        assertThat(verify(now, hash, WRONG)).isEqualTo(PasswordCheck.NO_MATCH_CHEAPER);
    }

    @Test
    void tellsThePresentPepperFromAnOlderOneAndFromNone() {
        Peppers old = Peppers.of("a", Secret.ofBytes(new byte[32]));
        PasswordHashing then = withPeppers(old);
        PasswordHash hash = then.hash(PASSWORD);

        assertThat(verify(then, hash, PASSWORD)).isEqualTo(PasswordCheck.MATCH);
        assertThat(verify(withPeppers(Peppers.of("b", PEPPER).and("a", Secret.ofBytes(new byte[32]))), hash, PASSWORD))
                .isEqualTo(PasswordCheck.MATCH_OUTDATED);
        assertThat(verify(withPeppers(Peppers.of("b", PEPPER)), hash, PASSWORD)).isEqualTo(PasswordCheck.UNREADABLE);
        assertThat(verify(hashing, hash, PASSWORD)).isEqualTo(PasswordCheck.UNREADABLE);
        assertThat(verify(then, hashing.hash(PASSWORD), PASSWORD)).isEqualTo(PasswordCheck.MATCH_OUTDATED);
    }

    /** Some products hash what was typed, some normalize it first. */
    @Test
    @Tag("A05")
    void a05MatchesEitherSpellingOfAnOldPassword() throws Exception {
        Secret composed = Secret.ofText("caf\u00e9");
        Secret decomposed = Secret.ofText("cafe\u0301");

        assertThat(verify(hashing, sha(composed), composed)).isEqualTo(PasswordCheck.MATCH_OUTDATED);
        assertThat(verify(hashing, sha(composed), decomposed)).isEqualTo(PasswordCheck.MATCH_OUTDATED);
        assertThat(verify(hashing, sha(decomposed), decomposed)).isEqualTo(PasswordCheck.MATCH_OUTDATED);
        assertThat(verify(hashing, sha(decomposed), composed)).isEqualTo(PasswordCheck.NO_MATCH_CHEAPER);
    }

    private static PasswordHash sha(Secret password) throws NoSuchAlgorithmException {
        byte[] digest =
                MessageDigest.getInstance("SHA-1").digest(password.reveal().getBytes(StandardCharsets.UTF_8));
        return new PasswordHash("{SHA}" + Base64.getEncoder().encodeToString(digest));
    }

    private static PasswordHashing withPeppers(Peppers peppers) {
        return new PasswordHashing(CHEAP, HashingCapacity.of(1), LegacyHashes.standard(), Optional.of(peppers), true);
    }

    private static PasswordCheck verify(PasswordHashing hashing, PasswordHash hash, Secret password) {
        return hashing.verify(Optional.of(hash), password).check();
    }
}
