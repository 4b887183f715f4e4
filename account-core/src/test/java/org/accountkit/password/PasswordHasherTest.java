package org.accountkit.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.accountkit.password.PasswordHasher.PasswordCheck;
import org.accountkit.password.kdf.HashCost;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {

    private static final Argon2Parameters CHEAP = new Argon2Parameters(8, 1, 1);
    private static final long SEED = 20260101;

    private final PasswordHasher argon2id = PasswordHasher.argon2id(CHEAP);

    static Stream<PasswordHasher> hashers() {
        return Stream.of(PasswordHasher.argon2id(CHEAP), new Pbkdf2Hasher(1));
    }

    @ParameterizedTest
    @MethodSource("hashers")
    void verifiesWhatItHashed(PasswordHasher hasher) {
        PasswordHash hash = hasher.hash(Secret.ofText("pässwörd 😀"));

        assertThat(hasher.verify(Secret.ofText("pässwörd 😀"), hash)).isEqualTo(PasswordCheck.MATCH);
        assertThat(hasher.verify(Secret.ofText("pässwörd 😁"), hash)).isEqualTo(PasswordCheck.NO_MATCH);
    }

    @ParameterizedTest
    @MethodSource("hashers")
    void saltsEveryHash(PasswordHasher hasher) {
        Secret password = Secret.ofText("the same password");

        assertThat(hasher.hash(password)).isNotEqualTo(hasher.hash(password));
    }

    @ParameterizedTest
    @MethodSource("hashers")
    @Tag("A02")
    void a02TellsPasswordsApartBeyondTheir72ndByte(PasswordHasher hasher) {
        String head = "x".repeat(72);
        PasswordHash hash = hasher.hash(Secret.ofText(head + "tail"));

        assertThat(hasher.verify(Secret.ofText(head + "liat"), hash).matches()).isFalse();
        assertThat(hasher.verify(Secret.ofText(head), hash).matches()).isFalse();
        assertThat(hasher.verify(Secret.ofText(head + "tail\0"), hash).matches())
                .isFalse();
        assertThat(hasher.verify(Secret.ofText(head + "tail"), hash).matches()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("hashers")
    @Tag("A03")
    void a03MatchesNoneOfTenThousandWrongPasswords(PasswordHasher hasher) {
        PasswordHash hash = hasher.hash(Secret.ofText("correct horse battery staple"));
        Random random = new Random(SEED);

        for (int i = 0; i < 10_000; i++) {
            byte[] wrong = new byte[1 + random.nextInt(40)];
            random.nextBytes(wrong);
            assertThat(hasher.verify(Secret.ofBytes(wrong), hash).matches())
                    .as("guess %d of seed %d", i, SEED)
                    .isFalse();
        }
    }

    /** From the tests of the reference implementation, phc-winner-argon2. */
    @Test
    void verifiesAHashOfTheReferenceImplementation() {
        PasswordHash hash = new PasswordHash(
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4");

        assertThat(argon2id.verify(Secret.ofText("password"), hash)).isEqualTo(PasswordCheck.MATCH_OUTDATED);
        assertThat(argon2id.verify(Secret.ofText("differentpassword"), hash)).isEqualTo(PasswordCheck.NO_MATCH);
    }

    @Test
    @Tag("A09")
    void a09TakesOtherParametersForOutdated() {
        Secret password = Secret.ofText("the same password");

        assertThat(argon2id.verify(
                        password,
                        PasswordHasher.argon2id(new Argon2Parameters(16, 1, 1)).hash(password)))
                .isEqualTo(PasswordCheck.MATCH_OUTDATED);
        assertThat(new Pbkdf2Hasher(1).verify(password, new Pbkdf2Hasher(2).hash(password)))
                .isEqualTo(PasswordCheck.MATCH_OUTDATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "$argon2id$",
                "$argon2i$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0$aaaaaaaaaaaaaaaaaaaaaaaa",
                "$argon2id$v=16$m=8,t=1,p=1$c2FsdHNhbHRzYWx0$aaaaaaaaaaaaaaaaaaaaaaaa",
                "$argon2id$v=19$m=7,t=1,p=1$c2FsdHNhbHRzYWx0$aaaaaaaaaaaaaaaaaaaaaaaa",
                "$argon2id$v=19$m=8,t=0,p=1$c2FsdHNhbHRzYWx0$aaaaaaaaaaaaaaaaaaaaaaaa",
                "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0$",
                "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0$!!!!",
                "$pbkdf2-sha256$i=0$c2FsdHNhbHRzYWx0c2FsdA$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "$2a$10$abcdefghijklmnopqrstuvabcdefghijklmnopqrstuvabcdefghij"
            })
    @Tag("A09")
    void a09MatchesNothingAgainstAnUnknownForm(String encoded) {
        assertThat(hashers())
                .allMatch(hasher -> !hasher.verify(Secret.ofText("password"), new PasswordHash(encoded))
                                .matches()
                        && !hasher.verify(Secret.ofText(encoded), new PasswordHash(encoded))
                                .matches());
    }

    /** Someone who can write to the database must not be able to make a sign-in take all memory or an hour. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "m=4194304,t=1,p=1",
                "m=9999999,t=1,p=1",
                "m=8,t=9999,p=1",
                "m=8192,t=1,p=999",
                "m=262144,t=7,p=1",
                "m=16384,t=97,p=1"
            })
    void computesNothingThatCostsTooMuch(String parameters) {
        PasswordHash hash =
                new PasswordHash("$argon2id$v=19$" + parameters + "$c2FsdHNhbHRzYWx0c2FsdA$" + "A".repeat(43));

        assertThat(argon2id.verify(Secret.ofText("password"), hash)).isEqualTo(PasswordCheck.UNREADABLE);
    }

    @Test
    void computesNothingThatDoesNotFitIntoTheHeap() {
        PasswordHasher small = new Argon2idHasher(CHEAP, new HashCost(64 * 1024 * 1024));
        PasswordHash hash = new PasswordHash("$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0c2FsdA$" + "A".repeat(43));

        assertThat(small.verify(Secret.ofText("password"), hash)).isEqualTo(PasswordCheck.UNREADABLE);
        assertThat(small.canRead(hash)).isFalse();
        assertThat(argon2id.canRead(hash)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("hashers")
    void tellsWhatItReadsWithoutComputing(PasswordHasher hasher) {
        assertThat(hasher.canRead(hasher.hash(Secret.ofText("password")))).isTrue();
        assertThat(hasher.canRead(new PasswordHash("password"))).isFalse();
        assertThat(new Pbkdf2Hasher(6_000_001)
                        .canRead(new PasswordHash("$pbkdf2-sha256$i=6000001$c2FsdHNhbHRzYWx0c2FsdA$" + "A".repeat(43))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=08,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdB$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
                "$pbkdf2-sha256$i=01$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$pbkdf2-sha256$i=1$c2FsdHNhbHRzYWx0c2FsdB$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    @Tag("A09")
    void a09ReadsAHashInItsOneFormAlone(String encoded) {
        PasswordHash hash = new PasswordHash(encoded);

        assertThat(argon2id.verify(Secret.ofText("password"), hash)).isEqualTo(PasswordCheck.UNREADABLE);
        assertThat(new Pbkdf2Hasher(1).verify(Secret.ofText("password"), hash)).isEqualTo(PasswordCheck.UNREADABLE);
    }

    /** A host may want more than a stored hash may ask for by itself. */
    @Test
    @Tag("slow")
    void verifiesItsOwnHashesWhateverTheyCost() {
        PasswordHasher dear = PasswordHasher.argon2id(new Argon2Parameters(8, 101, 1));
        Secret password = Secret.ofText("the same password");
        PasswordHash hash = dear.hash(password);

        assertThat(dear.verify(password, hash)).isEqualTo(PasswordCheck.MATCH);
        assertThat(argon2id.verify(password, hash)).isEqualTo(PasswordCheck.UNREADABLE);
    }

    /** So that the caller can add the missing cost. */
    @Test
    @Tag("A01")
    void a01TellsWhenARefusalWasCheap() {
        Secret password = Secret.ofText("the same password");
        Secret wrong = Secret.ofText("another password");
        PasswordHasher dearer = PasswordHasher.argon2id(new Argon2Parameters(16, 1, 1));

        assertThat(dearer.verify(wrong, argon2id.hash(password))).isEqualTo(PasswordCheck.NO_MATCH_CHEAPER);
        assertThat(argon2id.verify(wrong, dearer.hash(password))).isEqualTo(PasswordCheck.NO_MATCH);
        assertThat(new Pbkdf2Hasher(2).verify(wrong, new Pbkdf2Hasher(1).hash(password)))
                .isEqualTo(PasswordCheck.NO_MATCH_CHEAPER);
        assertThat(new Pbkdf2Hasher(1).verify(wrong, new Pbkdf2Hasher(2).hash(password)))
                .isEqualTo(PasswordCheck.NO_MATCH);
        assertThat(List.of(PasswordCheck.NO_MATCH, PasswordCheck.NO_MATCH_CHEAPER, PasswordCheck.UNREADABLE))
                .noneMatch(PasswordCheck::matches);
    }

    /** By Python's hashlib: other digests, salts and keys than ours, all of a thousand iterations. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$pbkdf2-sha1$i=1000$c2FsdHNhbHQ$aK/10Ysg+YqAR2YZZFzXGQ7rOxI",
                "$pbkdf2-sha256$i=1000$c2FsdHNhbHQ$zzTVNkpdnDsQWZloN/zP8vUU74BCbHD/tDSXS4zXPSs",
                "$pbkdf2-sha256$i=1000$c2FsdHNhbHRzYWx0c2FsdA$31ltvuXrbs8POP2F4tw9851NSNQCQpm0sCwu2eEvId9Q5DKLhVaRJcjXTH6gOa35JkMQ1KsuQ0N0VSrmYu3DPw",
                "$pbkdf2-sha512$i=1000$c2FsdHNhbHRzYWx0c2FsdHNhbHRzYWx0$x6SiUQ6zHQSYp+7+a+bJneho4Nb9p0lh+81rJdx5W7rKBO8Fw67PXK2awhZizS/eQLfapBo4KFiGRJCRhR57uQ"
            })
    @Tag("A09")
    void a09ReadsPbkdf2OfOtherShapes(String encoded) {
        PasswordHash hash = new PasswordHash(encoded);
        PasswordHasher pbkdf2 = new Pbkdf2Hasher(1000);

        assertThat(pbkdf2.verify(Secret.ofText("correct horse battery staple"), hash))
                .isEqualTo(PasswordCheck.MATCH_OUTDATED);
        assertThat(pbkdf2.verify(Secret.ofText("Correct horse battery staple"), hash)
                        .matches())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$pbkdf2-sha256$i=6000001$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$pbkdf2-sha1$i=3000000$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$pbkdf2-sha256$i=99999999999$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$pbkdf2-sha256$i=-1$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$pbkdf2-sha256$i=1000$A$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$pbkdf2-sha256$i=1000$c2FsdHNhbHRzYWx0c2FsdA$AAAA",
                "$pbkdf2-md5$i=1000$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    @Tag("A09")
    void a09ReadsNoPbkdf2OutOfBounds(String encoded) {
        assertThat(new Pbkdf2Hasher(1000).verify(Secret.ofText("password"), new PasswordHash(encoded)))
                .isEqualTo(PasswordCheck.UNREADABLE);
    }

    @Test
    void knowsItsWeaknesses() {
        assertThat(PasswordHasher.argon2id().weaknesses()).isEmpty();
        assertThat(PasswordHasher.pbkdf2().weaknesses()).isEmpty();
        assertThat(argon2id.weaknesses()).hasSize(1);
        assertThat(new Pbkdf2Hasher(599_999).weaknesses()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"m=47104,t=1,p=1", "m=19456,t=2,p=1", "m=12288,t=3,p=1", "m=9216,t=4,p=1", "m=7168,t=5,p=1"})
    void countsTheEqualsOfTheFloor(String text) {
        Argon2Parameters equal = Argon2Parameters.parse(text);
        Argon2Parameters less = new Argon2Parameters(equal.memoryKiB() - 1, equal.iterations(), 1);

        assertThat(equal.meetsFloor()).isTrue();
        assertThat(less.meetsFloor()).isFalse();
        assertThat(equal).hasToString(text);
    }

    @Test
    void usesTheWholeHash() {
        String encoded = argon2id.hash(Secret.ofText("password")).encoded();
        char last = encoded.charAt(encoded.length() - 2);
        char[] changed = encoded.toCharArray();
        changed[changed.length - 2] = last == 'A' ? 'B' : 'A';

        assertThat(argon2id.verify(Secret.ofText("password"), new PasswordHash(String.valueOf(changed))))
                .isEqualTo(PasswordCheck.NO_MATCH);
        assertThat(Arrays.asList(encoded.split("\\$"))).hasSize(6);
    }
}
