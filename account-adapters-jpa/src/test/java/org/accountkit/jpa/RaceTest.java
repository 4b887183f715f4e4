package org.accountkit.jpa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKeyStore.ApiKeyAddition;
import org.accountkit.password.PasswordHash;
import org.accountkit.secret.SealedSecret;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.throttle.AttemptStore.Attempts;
import org.accountkit.token.TokenDigest;
import org.accountkit.twofactor.RecoveryCodeStore.RecoveryCodeDigest;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpStore.PendingTotp;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes with 32 threads each on one PostgreSQL: of all concurrent attempts, one wins. */
class RaceTest {

    /** A thousand, unless the build says otherwise. */
    private static final int MANY = Integer.getInteger("accountkit.races", 1000);

    private static final int SOME = MANY / 20;
    private static final Instant NOW = Instant.ofEpochMilli(1_767_268_800_000L);

    private static final TestDatabase.Node ONE = TestDatabase.postgresql().node(32);
    private static final TestDatabase.Node OTHER = TestDatabase.postgresql().node(32);

    private final JpaStores stores = ONE.stores();
    private final UserId ada = UserId.random();

    @AfterAll
    static void closeNodes() {
        ONE.close();
        OTHER.close();
    }

    @Test
    @Tag("A60")
    @Tag("slow")
    void spendsATimeStepOnce() {
        activate(pending(ada));

        hasOneWinnerInEach(MANY, (node, round) -> node.totps().consumeStep(ada, round + 1L));
    }

    @Test
    @Tag("A61")
    @Tag("slow")
    void redeemsARecoveryCodeOnce() {
        List<RecoveryCodeDigest> codes =
                IntStream.range(0, MANY).mapToObj(RaceTest::code).toList();
        stores.recoveryCodes().replaceAll(ada, codes);

        hasOneWinnerInEach(MANY, (node, round) -> node.recoveryCodes().redeem(ada, codes.get(round)));
        assertThat(stores.recoveryCodes().count(ada)).isZero();
    }

    @Test
    void activatesAPendingCredentialOnce() {
        List<PendingTotp> pending = IntStream.range(0, SOME)
                .mapToObj(round -> pending(UserId.random()))
                .toList();

        hasOneWinnerInEach(SOME, (node, round) -> activate(node, pending.get(round)));
    }

    @Test
    void replacesAPasswordOnce() {
        stores.passwords().set(ada, new PasswordHash("first"), NOW);

        hasOneWinnerInEach(
                SOME, (node, round) -> node.passwords().replace(ada, new PasswordHash("next"), round + 1L, NOW));
    }

    @Test
    @Tag("A07")
    void countsAnAttemptOnce() {
        AttemptKey key = AttemptKey.of("password", Realm.DEFAULT, ada.value());

        hasOneWinnerInEach(
                SOME,
                (node, round) -> node.attempts()
                        .replace(key, attempts(round), attempts(round + 1).orElseThrow(), Optional.empty()));
    }

    @Test
    void addsOneApiKeyWhereOneMoreIsAllowed() {
        List<UserId> owners = Stream.generate(UserId::random).limit(SOME).toList();

        hasOneWinnerInEach(SOME, (node, round) -> addsApiKey(node, owners.get(round)));
    }

    private static boolean addsApiKey(JpaStores node, UserId owner) {
        String id = UUID.randomUUID().toString();
        ApiKey key = new ApiKey(id, owner, id, "hint", NOW, Optional.empty(), Optional.empty(), Optional.empty());
        byte[] digest = ByteBuffer.allocate(32).put(id.getBytes(UTF_8), 0, 32).array();
        return node.apiKeys().add(key, TokenDigest.of(digest), 1) == ApiKeyAddition.ADDED;
    }

    @Test
    void offersOnePendingCredentialToAll() {
        hasOneWinnerInEach(SOME, (node, round) -> {
            PendingTotp mine = pendingOf(new UserId(ada.value() + '-' + round));
            return node.totps().offerPending(mine, NOW).equals(mine);
        });
    }

    private static void hasOneWinnerInEach(int rounds, Contest.Attempt attempt) {
        Contest.hasOneWinnerInEachRound(List.of(ONE.stores(), OTHER.stores()), rounds, attempt);
    }

    private PendingTotp pending(UserId user) {
        return stores.totps().offerPending(pendingOf(user), NOW);
    }

    private static PendingTotp pendingOf(UserId user) {
        SealedSecret sealed = SealedSecret.of("2026", new byte[] {1});
        TotpCredential credential = new TotpCredential(
                UUID.randomUUID().toString(), Realm.DEFAULT, user, TotpParameters.DEFAULT, Optional.of(sealed));
        return new PendingTotp(credential, NOW.plusSeconds(1), 5);
    }

    private void activate(PendingTotp pending) {
        assertThat(activate(stores, pending)).isTrue();
    }

    private static boolean activate(JpaStores node, PendingTotp pending) {
        return node.totps().activate(pending.credential(), 0, NOW);
    }

    private static Optional<Attempts> attempts(int count) {
        return count == 0 ? Optional.empty() : Optional.of(new Attempts(count, NOW, NOW));
    }

    private static RecoveryCodeDigest code(int number) {
        return RecoveryCodeDigest.of(ByteBuffer.allocate(32).putInt(number).array());
    }
}
