package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.accountkit.twofactor.RecoveryCodeStore;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link RecoveryCodeStore}. Extend it to test your own implementation. */
@Promise("A RecoveryCodeStore")
public abstract class RecoveryCodeStoreContract extends PortContract {

    private final List<RecoveryCodeDigest> digests = codes();
    private final RecoveryCodeDigest first = digests.get(0);
    private RecoveryCodeStore codes;

    /** For subclasses. */
    protected RecoveryCodeStoreContract() {}

    @BeforeEach
    void openCodes() {
        codes = stores.recoveryCodes();
    }

    @Test
    void hasNoneAtFirst() {
        assertThat(codes.count(ada)).isZero();
        assertThat(codes.redeem(ada, first)).isFalse();
    }

    @Test
    void redeemsEachCodeOnceInAnyOrder() {
        codes.replaceAll(ada, digests);
        assertThat(codes.count(ada)).isEqualTo(10);

        assertThat(codes.redeem(ada, digests.get(7))).isTrue();
        assertThat(codes.redeem(ada, first)).isTrue();

        assertThat(codes.redeem(ada, digests.get(7))).isFalse();
        assertThat(codes.redeem(ada, first)).isFalse();
        assertThat(codes.count(ada)).isEqualTo(8);
    }

    @Test
    void redeemsNoCodeForAnotherUser() {
        codes.replaceAll(ada, digests);
        codes.replaceAll(bob, codes());

        assertThat(codes.redeem(bob, first)).isFalse();

        assertThat(codes.count(ada)).isEqualTo(10);
        assertThat(codes.count(bob)).isEqualTo(10);
    }

    @Test
    void replacesTheWholeSet() {
        codes.replaceAll(ada, digests);
        codes.redeem(ada, first);
        List<RecoveryCodeDigest> next = codes();

        codes.replaceAll(ada, next);

        assertThat(digests).noneMatch(old -> codes.redeem(ada, old));
        assertThat(codes.count(ada)).isEqualTo(10);
        assertThat(next).allMatch(each -> codes.redeem(ada, each));
    }

    @Test
    void replacesTheSetWithNone() {
        codes.replaceAll(ada, digests);
        codes.replaceAll(bob, codes());

        codes.replaceAll(ada, List.of());

        assertThat(codes.count(ada)).isZero();
        assertThat(codes.redeem(ada, first)).isFalse();
        assertThat(codes.count(bob)).isEqualTo(10);
    }

    @Test
    void letsOneOfSeveralRedeemACode() {
        codes.replaceAll(ada, digests);

        for (RecoveryCodeDigest digest : digests) {
            assertThat(Race.winners(stores.unitOfWork(), () -> codes.redeem(ada, digest)))
                    .isEqualTo(1);
        }

        assertThat(codes.count(ada)).isZero();
    }

    private static List<RecoveryCodeDigest> codes() {
        return Stream.generate(Samples::recoveryCodeDigest).limit(10).toList();
    }
}
