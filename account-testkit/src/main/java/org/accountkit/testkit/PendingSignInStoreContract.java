package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.accountkit.signin.PendingSignInStore;
import org.accountkit.signin.PendingSignInStore.PendingSignIn;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link PendingSignInStore}. Extend it to test your own implementation. */
@Promise("A PendingSignInStore")
public abstract class PendingSignInStoreContract extends PortContract {

    private static final int MOST = 3;

    private final TokenDigest digest = Samples.tokenDigest();
    private PendingSignInStore signIns;

    /** For subclasses. */
    protected PendingSignInStoreContract() {}

    @BeforeEach
    void openSignIns() {
        signIns = stores.pendingSignIns();
    }

    @Test
    void findsNothingWhenEmpty() {
        assertThat(signIns.find(digest)).isEmpty();
        assertThat(signIns.takeTry(Samples.id())).isFalse();
        assertThat(signIns.complete(Samples.id())).isFalse();
    }

    @Test
    void returnsWhatWasAdded() {
        PendingSignIn pending = new PendingSignIn(Samples.id(), ada, 7, NOW, 5);

        signIns.add(pending, digest, MANY);

        assertThat(signIns.find(digest)).contains(pending);
    }

    @Test
    void rejectsASecondSignInWithTheSameDigest() {
        PendingSignIn first = added(ada, digest, NOW);

        assertThatThrownBy(() -> added(bob, digest, NOW)).isInstanceOf(RuntimeException.class);

        assertThat(signIns.find(digest)).contains(first);
    }

    @Test
    void allowsTheGivenNumberOfTries() {
        String id = added(ada, digest, NOW).id();
        PendingSignIn other = added(ada, Samples.tokenDigest(), NOW);

        for (int left = 4; left >= 0; left--) {
            assertThat(signIns.takeTry(id)).isTrue();
            assertThat(signIns.find(digest).orElseThrow().triesLeft()).isEqualTo(left);
        }

        assertThat(signIns.takeTry(id)).isFalse();
        assertThat(signIns.takeTry(other.id())).isTrue();
    }

    @Test
    void allowsNoMoreTriesConcurrently() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            TokenDigest token = Samples.tokenDigest();
            String id = added(ada, token, NOW).id();

            long tries = Race.winners(stores.unitOfWork(), () -> signIns.takeTry(id));

            assertThat(tries).isBetween(1L, 5L);
            assertThat(signIns.find(token).orElseThrow().triesLeft()).isEqualTo(5 - (int) tries);
        }
    }

    @Test
    void completesOnce() {
        String id = added(ada, digest, NOW).id();

        assertThat(signIns.complete(id)).isTrue();

        assertThat(signIns.complete(id)).isFalse();
        assertThat(signIns.takeTry(id)).isFalse();
    }

    @Test
    void letsOneOfSeveralConcurrentCompletionsWin() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            String id = added(ada, Samples.tokenDigest(), NOW).id();

            assertThat(Race.winners(stores.unitOfWork(), () -> signIns.complete(id)))
                    .isEqualTo(1);
        }
    }

    @Test
    void deletesAllOfAUser() {
        added(ada, digest, NOW);
        TokenDigest others = Samples.tokenDigest();
        added(bob, others, NOW);

        signIns.deleteAll(ada);

        assertThat(signIns.find(digest)).isEmpty();
        assertThat(signIns.find(others)).isPresent();
    }

    @Test
    void sweepsExpiredSignIns() {
        untilNone(() -> signIns.sweep(NOW, MANY));
        TokenDigest endsNow = Samples.tokenDigest();
        added(ada, digest, NOW.minusMillis(1));
        added(ada, endsNow, NOW);

        assertThat(signIns.sweep(NOW, MANY)).isEqualTo(1);

        assertThat(signIns.find(digest)).isEmpty();
        assertThat(signIns.find(endsNow)).isPresent();
    }

    @Test
    void keepsTheLastOfAUsersPendingSignIns() {
        TokenDigest others = Samples.tokenDigest();
        added(bob, others, NOW);
        List<TokenDigest> tokens = new ArrayList<>();
        for (int i = 0; i <= MOST; i++) {
            tokens.add(Samples.tokenDigest());
            added(ada, tokens.get(i), NOW.plusSeconds(i));
        }

        assertThat(tokens).filteredOn(token -> signIns.find(token).isEmpty()).containsExactly(tokens.get(0));
        assertThat(signIns.find(others)).isPresent();
    }

    @Test
    void keepsTheOneThatIsAdded() {
        for (int i = 0; i < MOST; i++) {
            added(ada, Samples.tokenDigest(), NOW.plusSeconds(1));
        }

        added(ada, digest, NOW);

        assertThat(signIns.find(digest)).isPresent();
    }

    private PendingSignIn added(UserId user, TokenDigest token, Instant expiresAt) {
        PendingSignIn pending = new PendingSignIn(Samples.id(), user, 0, expiresAt, 5);
        signIns.add(pending, token, MOST);
        return pending;
    }
}
