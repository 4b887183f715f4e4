package org.accountkit.password.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.accountkit.password.ForeignHashes;
import org.accountkit.password.PasswordHash;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hash may cost: the dearest and the cheapest of each form are read, and nothing beyond them. */
class LegacyCostTest {

    private static final String DIGEST_23 = "WaxU2BnHcnfk4oYK/xlC5L2u8M6oN5q";
    private static final String FORTY_THREE = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String EIGHTY_SIX = FORTY_THREE + FORTY_THREE;
    private static final String HEX_16 = "00000000000000000000000000000000";
    private static final String HEX_32 = HEX_16 + HEX_16;
    private static final String HEX_64 = HEX_32 + HEX_32;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2a$04$abcdefghijklmnopqrstuu" + DIGEST_23,
                "$2a$15$abcdefghijklmnopqrstuu" + DIGEST_23,
                "{CRYPT}$6$rounds=1000$s$" + EIGHTY_SIX,
                "{CRYPT}$6$rounds=1000000$s$" + EIGHTY_SIX,
                "$shiro1$SHA-256$1$AAAA$" + FORTY_THREE + "=",
                "$shiro1$SHA-256$5000000$AAAA$" + FORTY_THREE + "=",
                "$argon2id$v=19$m=262144,t=6,p=16$c2FsdHNhbHQ$" + FORTY_THREE,
                "$argon2id$v=19$m=8,t=100,p=1$c2FsdHNhbHQ$" + FORTY_THREE,
                "$argon2id$v=19$m=128,t=1,p=16$c2FsdHNhbHQ$" + FORTY_THREE,
                "$pbkdf2-sha256$i=6000000$AAAA$" + FORTY_THREE,
                "{aspnet}AQAAAAEAAAPoAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$P$GsaltsaltAAAAAAAAAAAAAAAAAAAAAA",
                "$S$5saltsalt" + FORTY_THREE,
                "$S$Gsaltsalt" + FORTY_THREE,
                "$scrypt$ln=18,r=8,p=2$AAAA$" + FORTY_THREE,
                "scrypt:262144:8:2$salt$" + HEX_64,
                "pbkdf2:sha512:2000000$salt$" + HEX_64,
                "{PBKDF2-SHA512}2000000$AAAA$" + EIGHTY_SIX,
                "$wp$2y$15$abcdefghijklmnopqrstuu" + DIGEST_23,
                "$bcrypt-sha256$v=2,t=2b,r=15$abcdefghijklmnopqrstuu$" + DIGEST_23,
                "{scrypt}$10801$AAAA$" + FORTY_THREE,
                "{scrypt}$120801$AAAA$" + FORTY_THREE,
                "{scrypt}$120802$AAAA$" + FORTY_THREE,
                "{scrypt}$140201$AAAA$" + FORTY_THREE,
                "{scrypt}$f0101$AAAA$" + FORTY_THREE
            })
    void isBounded(String dearest) {
        assertThat(LegacyHashes.standard().read(new PasswordHash(dearest))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=262144,t=7,p=16$c2FsdHNhbHQ$" + FORTY_THREE,
                "$argon2id$v=19$m=127,t=1,p=16$c2FsdHNhbHQ$" + FORTY_THREE,
                "$pbkdf2-sha256$i=6000001$AAAA$" + FORTY_THREE,
                "$P$HsaltsaltAAAAAAAAAAAAAAAAAAAAAA",
                "$P$4saltsaltAAAAAAAAAAAAAAAAAAAAAA",
                "$S$Hsaltsalt" + FORTY_THREE,
                "$S$4saltsalt" + FORTY_THREE,
                "$scrypt$ln=18,r=8,p=3$AAAA$" + FORTY_THREE,
                "$scrypt$ln=21,r=8,p=1$AAAA$" + FORTY_THREE,
                "$scrypt$ln=32,r=8,p=1$AAAA$" + FORTY_THREE,
                "scrypt:262144:8:3$salt$" + HEX_64,
                "pbkdf2:sha512:2000001$salt$" + HEX_64,
                "{PBKDF2-SHA512}2000001$AAAA$" + EIGHTY_SIX,
                "$wp$2y$16$abcdefghijklmnopqrstuu" + DIGEST_23,
                "$bcrypt-sha256$v=2,t=2b,r=16$abcdefghijklmnopqrstuu$" + DIGEST_23,
                "{scrypt}$00801$AAAA$" + FORTY_THREE,
                "{scrypt}$120901$AAAA$" + FORTY_THREE,
                "{scrypt}$120803$AAAA$" + FORTY_THREE,
                "{scrypt}$100101$AAAA$" + FORTY_THREE,
                "{scrypt}$150101$AAAA$" + FORTY_THREE,
                "{pbkdf2}00000000000000000000000000000000000000000000000000000000000000000000000000000000ff",
                "{aspnet}AQAAAAEAAAPoAAAAEQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void hasNothingBeyond(String dearer) {
        assertThat(LegacyHashes.standard().read(new PasswordHash(dearer))).isEmpty();
    }

    @Test
    void isSpentOnPasswordsOfFourKibibytesAtMost() {
        ForeignHashes.Hash hash = LegacyHashes.standard()
                .read(new PasswordHash("{MD5}00112233445566778899aabbccddeeff"))
                .orElseThrow();

        assertThat(hash.digestOf(many(4096))).isPresent();
        assertThat(hash.digestOf(many(4097))).isEmpty();
    }

    /** A round of crypt costs as much as the password is long. */
    @Test
    void isSpentByCryptOnPasswordsOf512BytesAtMost() {
        ForeignHashes.Hash hash = LegacyHashes.standard()
                .read(new PasswordHash("$1$saltsalt$AAAAAAAAAAAAAAAAAAAAAA"))
                .orElseThrow();

        assertThat(hash.digestOf(many(512))).isPresent();
        assertThat(hash.digestOf(many(513))).isEmpty();
    }

    private static Secret many(int characters) {
        return Secret.ofText("a".repeat(characters));
    }
}
