package org.accountkit.twofactor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodesTest {

    private static final UserId ADA = new UserId("ada");
    private static final String CODE = "ABCDEFGHIJKLMNOPQRSTUVWX";

    @ParameterizedTest
    @ValueSource(strings = {"\u02D7", "\u2043", "\u2053", "\u207B", "\u208B", "\u2212", "\u2010", " ", "\u200B"})
    void readsACodeWithAnySeparator(String separator) {
        assertThat(digest(CODE.replaceAll("(?<=\\G.{4})", separator))).isEqualTo(digest(CODE));
    }

    @Test
    void readsUpTo256Characters() {
        assertThat(digest(CODE + " ".repeat(232))).isEqualTo(digest(CODE));
        assertThat(digest(CODE + " ".repeat(233))).isNotEqualTo(digest(CODE)).isEmpty();
    }

    @Test
    void storesDigestsOf32Bytes() {
        assertThat(digest(CODE).orElseThrow().bytes()).hasSize(32);
    }

    private static Optional<RecoveryCodeDigest> digest(String typed) {
        return RecoveryCodes.digest(ADA, Secret.ofText(typed));
    }
}
