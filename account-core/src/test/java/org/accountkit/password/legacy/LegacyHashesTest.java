package org.accountkit.password.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.accountkit.password.ForeignHashes;
import org.accountkit.password.PasswordHash;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyHashesTest {

    private static final String FORTY_THREE = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String EIGHTY_SIX = FORTY_THREE + FORTY_THREE;
    private static final String HEX_16 = "00000000000000000000000000000000";
    private static final String HEX_32 = HEX_16 + HEX_16;
    private static final String HEX_64 = HEX_32 + HEX_32;

    static Stream<Vectors.Vector> hashes() {
        return Vectors.hashes();
    }

    @ParameterizedTest
    @MethodSource("hashes")
    @Tag("A09")
    void a09MatchesTheRightPasswordAndNoOther(Vectors.Vector vector) {
        ForeignHashes.Hash hash = vector.host().read(vector.hash()).orElseThrow();

        assertThat(hash.matches(vector.password())).isTrue();
        assertThat(hash.matches(vector.wrong())).isFalse();
    }

    /** The form stored in a strengthened hash reveals nothing of the digest, and is computed in the same way. */
    @ParameterizedTest
    @MethodSource("hashes")
    void leavesOutItsDigestAndNothingElse(Vectors.Vector vector) {
        LegacyHashes host = vector.host();
        ForeignHashes.Hash hash = host.read(vector.hash()).orElseThrow();
        ForeignHashes.Hash blank =
                host.read(new PasswordHash(hash.withoutDigest())).orElseThrow();

        assertThat(blank.withoutDigest()).isEqualTo(hash.withoutDigest());
        assertThat(blank.matches(vector.password())).isFalse();
        assertThat(blank.digestOf(vector.password()).map(Secret::reveal))
                .isEqualTo(hash.digest().map(Secret::reveal))
                .isPresent();
    }

    /** Cut anywhere, a hash is not read, or it matches no wrong password; it never is an exception. */
    @ParameterizedTest
    @MethodSource("oneOfEachForm")
    @Tag("A09")
    void a09MatchesNothingWhenItWasCut(Vectors.Vector vector) {
        String stored = vector.hash().encoded();

        for (int end = 0; end < stored.length(); end++) {
            Optional<ForeignHashes.Hash> hash = vector.host().read(new PasswordHash(stored.substring(0, end)));
            assertThat(hash.filter(cut -> cut.matches(vector.wrong())))
                    .as("cut at %d", end)
                    .isEmpty();
        }
        assertThat(vector.host().read(new PasswordHash(stored + "$extra"))).isEmpty();
        assertThat(vector.host().read(new PasswordHash(stored + "\n"))).isEmpty();
        assertThat(vector.host().read(new PasswordHash(" " + stored))).isEmpty();
    }

    static Stream<Vectors.Vector> oneOfEachForm() {
        Set<String> seen = new TreeSet<>();
        return hashes().filter(vector -> !vector.source().equals("plaintext"))
                .filter(vector -> seen.add(vector.source() + vector.stored().replaceAll("(?<=^.{9}).*", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{}abc",
                "{unknown}abc",
                "plain",
                "!",
                "!unusable",
                "{noop}plain",
                "{bcrypt}{bcrypt}$2a$04$abcdefghijklmnopqrstuuWaxU2BnHcnfk4oYK/xlC5L2u8M6oN5q",
                "$2c$04$abcdefghijklmnopqrstuuWaxU2BnHcnfk4oYK/xlC5L2u8M6oN5q",
                "$2a$03$abcdefghijklmnopqrstuuWaxU2BnHcnfk4oYK/xlC5L2u8M6oN5q",
                "$2a$16$abcdefghijklmnopqrstuuWaxU2BnHcnfk4oYK/xlC5L2u8M6oN5q",
                "$2a$31$abcdefghijklmnopqrstuuWaxU2BnHcnfk4oYK/xlC5L2u8M6oN5q",
                "$2a$-4$abcdefghijklmnopqrstuuWaxU2BnHcnfk4oYK/xlC5L2u8M6oN5q",
                "$2a$04$abcdefghijklmnopqrstu!WaxU2BnHcnfk4oYK/xlC5L2u8M6oN5q",
                "{pbkdf2}00",
                "{pbkdf2}zz0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f2021222324252627",
                "{sha256}00",
                "{MD5}{salt}00",
                "{MD5}{salt00112233445566778899aabbccddeeff",
                "{SSHA}AAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "{SHA}AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "{SSHA}!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!",
                "{SSHA1024}AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "{CRYPT}abJnggxhB/yWI",
                "{CRYPT}$6$rounds=1000001$s$" + EIGHTY_SIX,
                "{CRYPT}$6$rounds=999$s$" + EIGHTY_SIX,
                "{CRYPT}$5$rounds=1000$s$" + EIGHTY_SIX,
                "{scrypt}$150801$AAAA$" + FORTY_THREE,
                "{scrypt}$e20ff$AAAA$" + FORTY_THREE,
                "{scrypt}$ff0801$AAAA$" + FORTY_THREE,
                "{scrypt}$e0008$AAAA$" + FORTY_THREE,
                "{scrypt}$e0800$AAAA$" + FORTY_THREE,
                "{scrypt}$e0801$$" + FORTY_THREE,
                "{scrypt}$e0801$AAAA$AAAA",
                "scrypt$1000$seasalt$8$5$" + FORTY_THREE,
                "scrypt$-1024$seasalt$8$5$" + FORTY_THREE,
                "scrypt$4194304$seasalt$8$1$" + FORTY_THREE,
                "scrypt$99999999999$seasalt$8$1$" + FORTY_THREE,
                "scrypt$1024$seasalt$8$5$1$" + FORTY_THREE,
                "pbkdf2_sha256$0$seasalt$" + FORTY_THREE,
                "pbkdf2_sha256$-1$seasalt$" + FORTY_THREE,
                "pbkdf2_sha256$6000001$seasalt$" + FORTY_THREE,
                "pbkdf2_sha256$4294967297$seasalt$" + FORTY_THREE,
                "pbkdf2_sha256$1000$$" + FORTY_THREE,
                "pbkdf2_md5$1000$seasalt$" + FORTY_THREE,
                "$pbkdf2-sha1$i=2750001$AAAA$" + FORTY_THREE,
                "$pbkdf2-sha256$i=1000,l=9999$AAAA$" + FORTY_THREE,
                "$pbkdf2-sha256$i=1000$AAAA$AAAA",
                "$argon2id$v=19$m=4294967296,t=1,p=1$c2FsdHNhbHQ$" + FORTY_THREE,
                "$argon2id$v=19$m=262145,t=1,p=1$c2FsdHNhbHQ$" + FORTY_THREE,
                "$argon2id$v=19$m=65536,t=25,p=1$c2FsdHNhbHQ$" + FORTY_THREE,
                "$argon2id$v=19$m=64,t=101,p=1$c2FsdHNhbHQ$" + FORTY_THREE,
                "$argon2id$v=19$m=1024,t=1,p=17$c2FsdHNhbHQ$" + FORTY_THREE,
                "$argon2id$v=19$m=7,t=1,p=1$c2FsdHNhbHQ$" + FORTY_THREE,
                "$argon2id$v=19$m=64,t=0,p=1$c2FsdHNhbHQ$" + FORTY_THREE,
                "$argon2id$v=19$m=64,t=1,p=0$c2FsdHNhbHQ$" + FORTY_THREE,
                "$argon2id$v=19$m=64,t=-1,p=1$c2FsdHNhbHQ$" + FORTY_THREE,
                "$argon2id$v=19$m=64,m=64,p=1$c2FsdHNhbHQ$" + FORTY_THREE,
                "$argon2id$v=19$m=64,t=1,p=1,keyid=A$c2FsdHNhbHQ$" + FORTY_THREE,
                "$argon2id$v=18$m=64,t=1,p=1$c2FsdHNhbHQ$" + FORTY_THREE,
                "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$AAAA",
                "$argon2ID$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$" + FORTY_THREE,
                "$shiro1$SHA-256$5000001$AAAA$" + FORTY_THREE,
                "$shiro1$SHA-256$0$AAAA$" + FORTY_THREE,
                "$shiro1$SHA-512$1$AAAA$" + FORTY_THREE,
                "$shiro1$CRC32$1$AAAA$" + FORTY_THREE,
                "{aspnet}AQ==",
                "{aspnet}AQAAAAEAACcQAAAAEA==",
                "{aspnet}AQAAAAMAAAPoAAAAEAECAwQFBgcICQoLDA0ODxAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                "{aspnet}AQAAAAEAAAAAAAAAEAECAwQFBgcICQoLDA0ODxAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                "{aspnet}AQAAAAH/////AAAAEAECAwQFBgcICQoLDA0ODxAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                "{aspnet}AQAAAAEAAAPo/////wECAwQFBgcICQoLDA0ODxAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                "{aspnet}AQAAAAEAAAPof////wECAwQFBgcICQoLDA0ODxAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                "{aspnet}AQAAAAEAAAPoAAAADwECAwQFBgcICQoLDA0ODxAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                "{aspnet}AgAAAAEAAAPoAAAAEAECAwQFBgcICQoLDA0ODxAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                "$y$j9T$saltsaltsaltsalt$" + FORTY_THREE,
                "$7$CU..../....saltsalt$" + FORTY_THREE,
                "$wp$2y$04$abcdefghijklmnopqrstuu",
                "$wp$wp$2y$04$abcdefghijklmnopqrstuuWaxU2BnHcnfk4oYK/xlC5L2u8M6oN5q",
                "$Q$GsaltsaltAAAAAAAAAAAAAAAAAAAAAA",
                "$P$!saltsaltAAAAAAAAAAAAAAAAAAAAAA",
                "U$S$7saltsalt" + FORTY_THREE,
                "pbkdf2:sha256$salt$" + HEX_32,
                "pbkdf2:sha256:0$salt$" + HEX_32,
                "pbkdf2:sha256:1000$salt$" + HEX_16 + "000000000000000000000000000000",
                "pbkdf2:sha256:1000$salt$" + HEX_32 + "00",
                "pbkdf2:md5:1000$salt$" + HEX_32,
                "pbkdf2:sha256:1000$$" + HEX_32,
                "scrypt:1000:8:1$salt$" + HEX_64,
                "scrypt$salt$" + HEX_64,
                "sha256$salt$" + HEX_16 + "000000000000000000000000000000",
                "sha256$$" + HEX_32,
                "plain$$password",
                "{werkzeug}sha1$salt$" + HEX_16,
                "md5$salt$" + HEX_16 + "00000000",
                "sha1$salt$" + HEX_16,
                "$scrypt$ln=0,r=8,p=1$AAAA$" + FORTY_THREE,
                "$scrypt$ln=10,r=0,p=1$AAAA$" + FORTY_THREE,
                "$scrypt$ln=10,r=8,p=0$AAAA$" + FORTY_THREE,
                "$scrypt$r=8,ln=10,p=1$AAAA$" + FORTY_THREE,
                "$bcrypt-sha256$v=2,t=2b,4$abcdefghijklmnopqrstuu$WaxU2BnHcnfk4oYK/xlC5L2u8M6oN5q",
                "$bcrypt-sha256$2b,r=4$abcdefghijklmnopqrstuu$WaxU2BnHcnfk4oYK/xlC5L2u8M6oN5q",
                "{PBKDF2}0$AAAA$" + FORTY_THREE,
                "{PBKDF2-MD5}1000$AAAA$" + FORTY_THREE,
                "{PKCS5S2}" + FORTY_THREE + "=",
                "$argon2id$v=19$m=64,t=1,p=1,data=AAAA$c2FsdHNhbHQ$" + FORTY_THREE,
                "{password4j}$3$4294967296000$AAAA$" + FORTY_THREE,
                "{password4j}$2$4294967296256$AAAA$" + FORTY_THREE,
                "{password4j}$3$99999999999999999$AAAA$" + FORTY_THREE,
                "{password4j}$3$-1$AAAA$" + FORTY_THREE,
                "{devise}$2a$04$abcdefghijklmnopqrstuuWaxU2BnHcnfk4oYK/xlC5L2u8M6oN5q"
            })
    @Tag("A09")
    void a09ReadsNothingElse(String stored) {
        assertThat(LegacyHashes.standard().read(new PasswordHash(stored))).isEmpty();
    }

    @Test
    void readsNothingLongerThanIsStored() {
        LegacyHashes hashes = LegacyHashes.standard().withPlaintext();
        PasswordHash longest = new PasswordHash("{noop}" + "s".repeat(994));

        assertThat(hashes.read(longest)).isPresent();
        assertThat(hashes.read(new PasswordHash(longest.encoded() + 's'))).isEmpty();
    }

    @Test
    void readsNoneWhereNoneAreWanted() {
        assertThat(hashes().filter(vector ->
                        LegacyHashes.none().read(vector.hash()).isPresent()))
                .isEmpty();
        assertThat(LegacyHashes.none()).hasToString("LegacyHashes[none]");
    }

    @Test
    void tellsNothingOfSecrets() {
        LegacyHashes hashes = LegacyHashes.standard().withSpringSecret(Vectors.SECRET);

        assertThat(List.of(hashes, hashes.read(new PasswordHash("{MD5}00112233445566778899aabbccddeeff"))))
                .allSatisfy(shown -> assertThat(shown.toString()).contains("redacted"));
    }

    /** The label of a directory has no case; the id of Spring Security does. */
    @Test
    void knowsCaseWhereItsOriginDoes() {
        LegacyHashes hashes = LegacyHashes.standard();
        String sha = "{sHa}W6ph5Mm5Pz8GgiULbPgzG37mj9g=";

        assertThat(hashes.read(new PasswordHash(sha)).orElseThrow().matches(Secret.ofText("password")))
                .isTrue();
        assertThat(hashes.read(new PasswordHash("{md4}8a9d093f14f8701df17732b2bb182c74")))
                .isEmpty();
        assertThat(hashes.read(new PasswordHash("{MD4}8A9D093F14F8701DF17732B2BB182C74"))
                        .orElseThrow()
                        .matches(Secret.ofText("password")))
                .isTrue();
    }
}
