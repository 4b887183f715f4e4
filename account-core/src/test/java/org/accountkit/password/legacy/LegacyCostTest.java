package org.accountkit.password.legacy;

import static org.assertj.core.api.Assertions.assertThat;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2a$04$abcdefghijklmnopqrstuu" + DIGEST_23,
                "$2a$16$abcdefghijklmnopqrstuu" + DIGEST_23,
                "{CRYPT}$6$rounds=1000$s$" + EIGHTY_SIX,
                "{CRYPT}$6$rounds=1000000$s$" + EIGHTY_SIX,
                "$shiro1$SHA-256$1$AAAA$" + FORTY_THREE + "=",
                "$shiro1$SHA-256$10000000$AAAA$" + FORTY_THREE + "=",
                "$argon2id$v=19$m=524288,t=8,p=16$c2FsdHNhbHQ$" + FORTY_THREE,
                "$argon2id$v=19$m=8,t=100,p=1$c2FsdHNhbHQ$" + FORTY_THREE,
                "$argon2id$v=19$m=128,t=1,p=16$c2FsdHNhbHQ$" + FORTY_THREE,
                "$pbkdf2-sha256$i=10000000$AAAA$" + FORTY_THREE,
                "{aspnet}AQAAAAEAAAPoAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
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
                "$argon2id$v=19$m=524288,t=9,p=16$c2FsdHNhbHQ$" + FORTY_THREE,
                "$argon2id$v=19$m=127,t=1,p=16$c2FsdHNhbHQ$" + FORTY_THREE,
                "$pbkdf2-sha256$i=10000001$AAAA$" + FORTY_THREE,
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
        LegacyHash hash = LegacyHashes.standard()
                .read(new PasswordHash("{MD5}00112233445566778899aabbccddeeff"))
                .orElseThrow();

        assertThat(hash.digestOf(many(4096))).isPresent();
        assertThat(hash.digestOf(many(4097))).isEmpty();
    }

    private static Secret many(int characters) {
        return Secret.ofText("a".repeat(characters));
    }
}
