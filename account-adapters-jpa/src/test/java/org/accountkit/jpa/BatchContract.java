package org.accountkit.jpa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKeyStore.ApiKeyAddition;
import org.accountkit.secret.SealedSecret;
import org.accountkit.session.Session;
import org.accountkit.token.TokenDigest;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpStore.TotpCredential;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Test;

/** What concerns many rows takes few round trips, on every provider, however it is set. */
abstract class BatchContract {

    /** Several whole batches, and a rest. */
    private static final int MANY = 2_100;

    private static final Instant NOW = Instant.ofEpochMilli(1_767_268_800_000L);

    /** Ids and a few statements of the transaction itself. */
    private static final int FEW = 16;

    private final JpaStores stores = stores();
    private final String run = UUID.randomUUID().toString();
    private final Realm realm = new Realm(run);
    private final String oldKey = "old-" + run.substring(0, 8);
    private final String newKey = "new-" + run.substring(0, 8);

    abstract JpaStores stores();

    @Test
    void recordsUsesOfSessions() {
        Map<String, Instant> uses = ids("session").collect(Collectors.toMap(Function.identity(), id -> NOW));
        stores.unitOfWork()
                .execute(() -> uses.keySet().forEach(id -> stores.sessions().add(session(id), digest(id))));

        assertThat(StatementCounter.roundTripsOf(() -> stores.sessions().recordUse(uses)))
                .isLessThan(FEW);
        stores.sessions().recordUse(Map.of(run + "-session-7", NOW.minusSeconds(1)));

        assertThat(stores.sessions().list(new UserId(run)))
                .hasSize(MANY)
                .extracting(Session::lastSeenAt)
                .containsOnly(NOW);
    }

    @Test
    void recordsFirstAndLaterUsesOfApiKeys() {
        stores.unitOfWork().execute(() -> ids("key").forEach(this::addKey));
        Map<String, Instant> first = ids("key").limit(MANY / 2).collect(Collectors.toMap(id -> id, id -> NOW));
        Map<String, Instant> all = ids("key").collect(Collectors.toMap(id -> id, id -> NOW.plusSeconds(1)));

        assertThat(StatementCounter.roundTripsOf(() -> stores.apiKeys().recordUse(first)))
                .isLessThan(FEW);
        assertThat(StatementCounter.roundTripsOf(() -> stores.apiKeys().recordUse(all)))
                .isLessThan(FEW);
        stores.apiKeys().recordUse(first);

        assertThat(ids("key")
                        .limit(10)
                        .map(id -> stores.apiKeys().list(new UserId(id)).get(0).lastUsedAt()))
                .containsOnly(Optional.of(NOW.plusSeconds(1)));
    }

    @Test
    void resealsCredentials() {
        List<TotpCredential> credentials =
                ids("totp").map(id -> credential(id, oldKey)).toList();
        stores.totps().addAll(credentials, NOW);
        List<TotpCredential> anew = credentials.stream()
                .map(old -> old.sealedAs(SealedSecret.of(newKey, new byte[] {2})))
                .toList();

        assertThat(StatementCounter.roundTripsOf(
                        () -> assertThat(stores.totps().reseal(anew, oldKey)).isEqualTo(MANY)))
                .isLessThan(FEW);

        assertThat(stores.totps().reseal(anew, oldKey)).isZero();
        assertThat(stores.totps().sealedUnder(newKey, Optional.empty(), MANY + 1))
                .hasSize(MANY);
    }

    @Test
    void addsUsers() {
        List<User> users = ids("user")
                .map(id -> new User(
                        new UserId(id),
                        realm,
                        Username.of(id),
                        "Ada Lovelace",
                        "",
                        true,
                        Set.of("one", "two"),
                        NOW,
                        Optional.empty()))
                .toList();

        assertThat(StatementCounter.roundTripsOf(() -> stores.users().addAll(users)))
                .as("in three tables, one of them with three rows a user")
                .isLessThan(2 * FEW);

        assertThat(stores.users().findAll(users.stream().map(User::id).toList()))
                .containsExactlyInAnyOrderElementsOf(users);
    }

    private Stream<String> ids(String kind) {
        return IntStream.range(0, MANY).mapToObj(i -> run + '-' + kind + '-' + i);
    }

    private Session session(String id) {
        return new Session(
                id,
                new UserId(run),
                0,
                Optional.empty(),
                Optional.empty(),
                NOW.minusSeconds(9),
                NOW,
                NOW.minusSeconds(9),
                NOW);
    }

    private void addKey(String id) {
        ApiKey key =
                new ApiKey(id, new UserId(id), "", "hint", NOW, Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(stores.apiKeys().add(key, digest(id), 1)).isEqualTo(ApiKeyAddition.ADDED);
    }

    private TotpCredential credential(String id, String keyId) {
        return new TotpCredential(
                id, realm, new UserId(id), TotpParameters.DEFAULT, Optional.of(SealedSecret.of(keyId, new byte[] {1})));
    }

    private static TokenDigest digest(String id) {
        byte[] unique = UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).toString().getBytes(UTF_8);
        return TokenDigest.of(ByteBuffer.allocate(32).put(unique, 4, 32).array());
    }
}
