package org.accountkit.testkit;

import static org.accountkit.download.DownloadToken.DownloadState.CLOSED;
import static org.accountkit.download.DownloadToken.DownloadState.OPEN;
import static org.accountkit.download.DownloadToken.DownloadState.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.download.DownloadTokenStore;
import org.accountkit.download.DownloadTokenStore.StoredDownloadToken;
import org.accountkit.download.DownloadTokenStore.StoredDownloadToken.Made;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link DownloadTokenStore}. Extend it to test your own implementation. */
@Promise("A DownloadTokenStore")
public abstract class DownloadTokenStoreContract extends PortContract {

    private final Made made = made();
    private DownloadTokenStore tokens;

    /** For subclasses. */
    protected DownloadTokenStoreContract() {}

    @BeforeEach
    void openTokens() {
        tokens = stores.downloadTokens();
    }

    @Test
    void findsNothingForARealmThatNeverHadAToken() {
        assertThat(tokens.find(realm)).isEmpty();
    }

    @Test
    void requiresTheFirstToken() {
        DownloadState state = tokens.renew(realm, made);

        assertThat(state).isEqualTo(REQUIRED);
        assertThat(tokens.find(realm)).contains(stored(REQUIRED, made));
        assertThat(tokens.find(otherRealm)).isEmpty();
    }

    @Test
    void replacesTheOlderToken() {
        tokens.renew(realm, made);
        Made next = made();

        DownloadState state = tokens.renew(realm, next);

        assertThat(state).isEqualTo(REQUIRED);
        assertThat(tokens.find(realm)).contains(stored(REQUIRED, next));
    }

    @Test
    void requiresATokenRenewedWhileClosed() {
        tokens.renew(realm, made);
        tokens.setState(realm, CLOSED);
        Made next = made();

        assertThat(tokens.renew(realm, next)).isEqualTo(REQUIRED);

        assertThat(tokens.find(realm)).contains(stored(REQUIRED, next));
    }

    @Test
    void staysOpenWhenATokenIsRenewed() {
        tokens.setState(realm, OPEN);

        assertThat(tokens.renew(realm, made)).isEqualTo(OPEN);

        assertThat(tokens.find(realm)).contains(stored(OPEN, made));
    }

    @Test
    void cannotRequireATokenThatWasNeverCreated() {
        assertThat(tokens.setState(realm, REQUIRED)).isFalse();
        assertThat(tokens.find(realm).map(StoredDownloadToken::state).orElse(CLOSED))
                .isEqualTo(CLOSED);

        tokens.setState(realm, OPEN);

        assertThat(tokens.setState(realm, REQUIRED)).isFalse();
        assertThat(tokens.find(realm)).contains(new StoredDownloadToken(OPEN, Optional.empty(), Optional.empty()));
    }

    @Test
    void setsEveryStateOnceATokenExists() {
        tokens.renew(realm, made);

        for (DownloadState state : List.of(OPEN, CLOSED, REQUIRED, REQUIRED, CLOSED, OPEN)) {
            assertThat(tokens.setState(realm, state)).isTrue();
            assertThat(tokens.find(realm)).contains(stored(state, made));
        }
    }

    @Test
    void closesARealmThatNeverHadAToken() {
        assertThat(tokens.setState(realm, CLOSED)).isTrue();

        assertThat(tokens.find(realm).map(StoredDownloadToken::state).orElse(CLOSED))
                .isEqualTo(CLOSED);
    }

    @Test
    void keepsOneOfSeveralConcurrentTokens() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            List<Made> all = Race.results(stores.unitOfWork(), () -> {
                Made mine = made();
                tokens.renew(realm, mine);
                return mine;
            });

            StoredDownloadToken left = tokens.find(realm).orElseThrow();
            assertThat(left.state()).isEqualTo(REQUIRED);
            assertThat(all).contains(left.secret().orElseThrow());
        }
    }

    @Test
    void recordsUseAndNeverMovesItBack() {
        tokens.renew(realm, made);

        tokens.recordUse(realm, NOW.plusSeconds(9));
        tokens.recordUse(realm, NOW.plusSeconds(8));
        tokens.recordUse(otherRealm, NOW);

        assertThat(tokens.find(realm))
                .contains(new StoredDownloadToken(REQUIRED, Optional.of(made), Optional.of(NOW.plusSeconds(9))));
        assertThat(tokens.find(otherRealm).map(StoredDownloadToken::state).orElse(CLOSED))
                .isEqualTo(CLOSED);
    }

    @Test
    void keepsTheLatestOfConcurrentUses() {
        tokens.renew(realm, made);

        Race.assertLatestWins(
                stores.unitOfWork(),
                NOW,
                at -> tokens.recordUse(realm, at),
                () -> tokens.find(realm).flatMap(StoredDownloadToken::lastUsedAt));
    }

    @Test
    void doesNotInheritTheUseOfTheOlderToken() {
        tokens.renew(realm, made);
        tokens.recordUse(realm, NOW);
        Made next = made();

        tokens.renew(realm, next);

        assertThat(tokens.find(realm)).contains(stored(REQUIRED, next));
    }

    @Test
    void listsTokensSealedUnderAKey() {
        String key = Samples.masterKeyId();
        Made under = made(key);
        tokens.renew(realm, under);
        tokens.renew(otherRealm, made());

        assertThat(tokens.sealedUnder(key)).isEqualTo(Map.of(realm, under));
        assertThat(tokens.sealedUnder(Samples.masterKeyId())).isEmpty();
    }

    @Test
    void resealsATokenThatHasNotChanged() {
        tokens.renew(realm, made);
        Made resealed = new Made(made.digest(), Samples.sealedSecret("newer"), made.createdAt());

        assertThat(tokens.reseal(realm, resealed)).isTrue();
        assertThat(tokens.reseal(realm, made())).isFalse();
        assertThat(tokens.reseal(otherRealm, resealed)).isFalse();

        assertThat(tokens.find(realm)).contains(stored(REQUIRED, resealed));
    }

    @Test
    void forgetsTokensUnderAKeyAndStaysClosed() {
        String lost = Samples.masterKeyId();
        tokens.renew(realm, made(lost));
        tokens.renew(otherRealm, made(lost));
        tokens.setState(otherRealm, OPEN);

        assertThat(tokens.forgetSealedUnder(lost)).isEqualTo(2);

        assertThat(tokens.find(realm)).contains(new StoredDownloadToken(CLOSED, Optional.empty(), Optional.empty()));
        assertThat(tokens.find(otherRealm).orElseThrow().state()).isEqualTo(OPEN);
        assertThat(tokens.setState(realm, REQUIRED)).isFalse();
        assertThat(tokens.forgetSealedUnder(lost)).isZero();
    }

    private static Made made(String keyId) {
        return new Made(Samples.tokenDigest(), Samples.sealedSecret(keyId), NOW);
    }

    private static Made made() {
        return new Made(Samples.tokenDigest(), Samples.sealedSecret(), NOW);
    }

    private static StoredDownloadToken stored(DownloadState state, Made token) {
        return new StoredDownloadToken(state, Optional.of(token), Optional.empty());
    }
}
