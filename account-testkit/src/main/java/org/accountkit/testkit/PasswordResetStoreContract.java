package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.accountkit.password.PasswordResetStore;
import org.accountkit.password.PasswordResetStore.StoredReset;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link PasswordResetStore}. Extend it to test your own implementation. */
@Promise("A PasswordResetStore")
public abstract class PasswordResetStoreContract extends PortContract {

    private final TokenDigest digest = Samples.tokenDigest();
    private PasswordResetStore resets;

    /** For subclasses. */
    protected PasswordResetStoreContract() {}

    @BeforeEach
    void openResets() {
        resets = stores.passwordResets();
    }

    @Test
    void findsNothingWhenEmpty() {
        assertThat(resets.find(digest)).isEmpty();
        assertThat(resets.takeTry(digest)).isFalse();
        assertThat(resets.spend(digest)).isFalse();
        resets.delete(ada);
    }

    @Test
    void returnsWhatWasPut() {
        StoredReset reset = new StoredReset(ada, 7, NOW, 5);
        resets.put(reset, digest);
        assertThat(resets.find(digest)).contains(reset);
    }

    @Test
    void keepsTheNewestTokenOfAUser() {
        put(ada, digest, NOW);
        TokenDigest others = Samples.tokenDigest();
        put(bob, others, NOW);
        TokenDigest newer = Samples.tokenDigest();
        StoredReset next = new StoredReset(ada, 8, NOW.plusSeconds(1), 3);
        resets.put(next, newer);
        assertThat(resets.find(digest)).isEmpty();
        assertThat(resets.spend(digest)).isFalse();
        assertThat(resets.find(newer)).contains(next);
        assertThat(resets.find(others)).isPresent();
    }

    @Test
    void keepsOneOfSeveralConcurrentTokens() {
        put(bob, digest, NOW);
        Race.winners(stores.unitOfWork(), () -> {
            put(ada, Samples.tokenDigest(), NOW);
            return true;
        });
        TokenDigest last = Samples.tokenDigest();
        put(ada, last, NOW);
        assertThat(resets.find(last)).isPresent();
        assertThat(resets.find(digest)).isPresent();
    }

    @Test
    void rejectsTheDigestOfAnotherUser() {
        StoredReset first = put(ada, digest, NOW);
        assertThatThrownBy(() -> put(bob, digest, NOW)).isInstanceOf(RuntimeException.class);
        assertThat(resets.find(digest)).contains(first);
    }

    @Test
    void allowsTheGivenNumberOfTries() {
        put(ada, digest, NOW);
        TokenDigest others = Samples.tokenDigest();
        put(bob, others, NOW);
        for (int left = 4; left >= 0; left--) {
            assertThat(resets.takeTry(digest)).isTrue();
            assertThat(resets.find(digest).orElseThrow().triesLeft()).isEqualTo(left);
        }
        assertThat(resets.takeTry(digest)).isFalse();
        assertThat(resets.takeTry(others)).isTrue();
    }

    @Test
    void allowsNoMoreTriesConcurrently() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            TokenDigest token = Samples.tokenDigest();
            put(ada, token, NOW);
            long tries = Race.winners(stores.unitOfWork(), () -> resets.takeTry(token));
            assertThat(tries).isBetween(1L, 5L);
            assertThat(resets.find(token).orElseThrow().triesLeft()).isEqualTo(5 - (int) tries);
        }
    }

    @Test
    void spendsATokenOnce() {
        put(ada, digest, NOW);
        assertThat(resets.spend(digest)).isTrue();
        assertThat(resets.spend(digest)).isFalse();
        assertThat(resets.takeTry(digest)).isFalse();
        assertThat(resets.find(digest)).isEmpty();
    }

    @Test
    void letsOneOfSeveralSpendAToken() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            TokenDigest token = Samples.tokenDigest();
            put(ada, token, NOW);
            assertThat(Race.winners(stores.unitOfWork(), () -> resets.spend(token)))
                    .isEqualTo(1);
        }
    }

    @Test
    void deletesTheTokenOfAUser() {
        put(ada, digest, NOW);
        TokenDigest others = Samples.tokenDigest();
        put(bob, others, NOW);
        resets.delete(ada);
        assertThat(resets.find(digest)).isEmpty();
        assertThat(resets.find(others)).isPresent();
    }

    @Test
    void sweepsExpiredTokens() {
        untilNone(() -> resets.sweep(NOW, MANY));
        TokenDigest endsNow = Samples.tokenDigest();
        put(ada, digest, NOW.minusMillis(1));
        put(bob, endsNow, NOW);
        assertThat(resets.sweep(NOW, MANY)).isEqualTo(1);
        assertThat(resets.find(digest)).isEmpty();
        assertThat(resets.find(endsNow)).isPresent();
    }

    private StoredReset put(UserId user, TokenDigest token, Instant expiresAt) {
        StoredReset reset = new StoredReset(user, 0, expiresAt, 5);
        resets.put(reset, token);
        return reset;
    }
}
