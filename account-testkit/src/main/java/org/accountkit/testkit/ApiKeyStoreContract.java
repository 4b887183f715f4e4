package org.accountkit.testkit;

import static org.accountkit.apikey.ApiKeyStore.ApiKeyAddition.ADDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link ApiKeyStore}. Extend it to test your own implementation. */
@Promise("An ApiKeyStore")
public abstract class ApiKeyStoreContract extends PortContract {

    private static final String SETTINGS_PAGE = "";

    private static final String HINT = "exk_…a1B2";
    private static final Optional<Set<Right>> RIGHTS = Optional.of(Set.of(Right.USERS_READ, Right.AUDIT_READ));
    private static final int MOST = 3;

    private final TokenDigest digest = Samples.tokenDigest();
    private ApiKeyStore keys;

    /** For subclasses. */
    protected ApiKeyStoreContract() {}

    @BeforeEach
    void openKeys() {
        keys = stores.apiKeys();
    }

    @Test
    void findsNothingWhenEmpty() {
        assertThat(keys.find(ada, SETTINGS_PAGE)).isEmpty();
        assertThat(keys.find(digest)).isEmpty();
        assertThat(keys.ownersAmong(List.of(ada))).isEmpty();
    }

    @Test
    void returnsWhatWasStored() {
        ApiKey key = new ApiKey(
                Samples.id(), ada, "Nightly build, Zürich", HINT, NOW, Optional.of(NOW), RIGHTS, Optional.empty());

        keys.replace(key, digest);

        assertThat(keys.find(ada, key.name())).contains(key);
        assertThat(keys.find(digest)).contains(key);
        assertThat(keys.find(bob, key.name())).isEmpty();
        assertThat(keys.find(ada, SETTINGS_PAGE)).isEmpty();
    }

    @Test
    void replacesTheOlderKey() {
        set(ada, SETTINGS_PAGE, digest);
        ApiKey named = set(ada, "ci", Samples.tokenDigest());
        TokenDigest next = Samples.tokenDigest();

        ApiKey second = set(ada, SETTINGS_PAGE, next);

        assertThat(keys.find(digest)).isEmpty();
        assertThat(keys.find(next)).contains(second);
        assertThat(keys.find(ada, SETTINGS_PAGE)).contains(second);
        assertThat(keys.find(ada, "ci")).contains(named);
    }

    @Test
    void doesNotInheritTheUseOfTheOlderKey() {
        ApiKey first = set(ada, SETTINGS_PAGE, digest);
        keys.recordUse(Map.of(first.id(), NOW));

        ApiKey second = set(ada, SETTINGS_PAGE, Samples.tokenDigest());

        assertThat(keys.find(ada, SETTINGS_PAGE)).contains(second);
    }

    @Test
    void rejectsASecondKeyWithTheSameDigest() {
        ApiKey first = set(ada, SETTINGS_PAGE, digest);

        assertThatThrownBy(() -> set(bob, SETTINGS_PAGE, digest)).isInstanceOf(RuntimeException.class);

        assertThat(keys.find(digest)).contains(first);
        assertThat(keys.find(bob, SETTINGS_PAGE)).isEmpty();
    }

    @Test
    void keepsOneOfSeveralConcurrentKeys() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            List<TokenDigest> digests = Race.results(stores.unitOfWork(), () -> {
                TokenDigest mine = Samples.tokenDigest();
                set(ada, SETTINGS_PAGE, mine);
                return mine;
            });

            List<ApiKey> left =
                    digests.stream().flatMap(each -> keys.find(each).stream()).toList();
            assertThat(left).hasSize(1);
            assertThat(keys.find(ada, SETTINGS_PAGE)).contains(left.get(0));
        }
    }

    @Test
    void distinguishesARestrictionToNoRightsFromNoRestriction() {
        ApiKey restricted = new ApiKey(
                Samples.id(), ada, "none", HINT, NOW, Optional.empty(), Optional.of(Set.of()), Optional.empty());

        added(restricted);
        ApiKey open = added(key(ada, "all", NOW));

        assertThat(keys.find(ada, "none")).as("a key restricted to no rights").contains(restricted);
        assertThat(keys.find(ada, "all")).as("a key with all rights").contains(open);
    }

    @Test
    void replacesTheRightsOfAKey() {
        keys.replace(
                new ApiKey(Samples.id(), ada, "ci", HINT, NOW, Optional.empty(), RIGHTS, Optional.empty()), digest);

        ApiKey open = set(ada, "ci", Samples.tokenDigest());

        assertThat(keys.find(ada, "ci"))
                .as("the key that replaced a restricted one")
                .contains(open);
    }

    @Test
    void listsTheKeysOfAnOwnerByCreationTimeAndName() {
        ApiKey last = added(key(ada, "a", NOW.plusSeconds(1)));
        ApiKey second = added(key(ada, "c", NOW));
        ApiKey first = added(key(ada, "b", NOW));
        added(key(bob, "a", NOW));
        keys.recordUse(Map.of(second.id(), NOW.plusSeconds(2)));

        assertThat(keys.list(ada))
                .as("keys in order of creation, then of name")
                .containsExactly(first, second.usedAt(NOW.plusSeconds(2)), last);
        assertThat(keys.list(UserId.random()))
                .as("keys of an owner without keys")
                .isEmpty();
    }

    @Test
    void findsExpiredKeys() {
        Instant longAgo = Instant.ofEpochMilli(1000);
        keys.findExpired(longAgo.plusSeconds(1), 1000).forEach(key -> keys.delete(key.owner(), key.id()));
        expiring(ada, "later", longAgo.plusSeconds(1).plusMillis(1));
        added(key(ada, "never", NOW));
        ApiKey second = expiring(ada, "now", longAgo.plusSeconds(1));
        ApiKey first = expiring(bob, "before", longAgo);

        assertThat(keys.findExpired(longAgo.plusSeconds(1), 10))
                .as("expired keys, first to expire first")
                .containsExactly(first, second);
        assertThat(keys.findExpired(longAgo.plusSeconds(1), 1))
                .as("at most one expired key")
                .containsExactly(first);
        assertThat(keys.findExpired(longAgo.minusMillis(1), 10))
                .as("expired keys at a time before any expires")
                .isEmpty();
    }

    @Test
    void deletesAKeyForItsOwnerOnly() {
        ApiKey key = added(key(ada, "ci", NOW));
        ApiKey other = added(key(ada, "cd", NOW));

        assertThat(keys.delete(bob, key.id())).as("deleting another user's key").isFalse();
        assertThat(keys.delete(ada, Samples.id())).as("deleting an unknown key").isFalse();
        assertThat(keys.delete(ada, key.id())).as("deleting one's own key").isTrue();
        assertThat(keys.delete(ada, key.id())).as("deleting it again").isFalse();
        assertThat(keys.list(ada)).as("the remaining keys").containsExactly(other);
    }

    @Test
    void reportsWhoHasTheSettingsPageKey() {
        UserId eve = UserId.random();
        set(ada, SETTINGS_PAGE, digest);
        set(bob, "ci", Samples.tokenDigest());
        set(eve, SETTINGS_PAGE, Samples.tokenDigest());

        assertThat(keys.ownersAmong(List.of(ada, bob))).containsExactly(ada);
        assertThat(keys.ownersAmong(List.of(bob))).isEmpty();
        assertThat(keys.ownersAmong(List.of())).isEmpty();
    }

    @Test
    void reportsItForManyUsersTogether() {
        set(ada, SETTINGS_PAGE, digest);
        Set<UserId> many = new HashSet<>(Set.of(ada));
        while (many.size() < 250) {
            many.add(UserId.random());
        }

        assertThat(keys.ownersAmong(many)).containsExactly(ada);
    }

    @Test
    void deletesNoKeyThatReplacedTheOneToDelete() {
        ApiKey replaced = set(ada, SETTINGS_PAGE, Samples.tokenDigest());
        set(ada, SETTINGS_PAGE, digest);

        assertThat(keys.delete(ada, replaced.id())).isFalse();

        assertThat(keys.find(digest)).isPresent();
    }

    @Test
    void deletesAllKeysOfAnOwner() {
        set(ada, SETTINGS_PAGE, digest);
        set(ada, "ci", Samples.tokenDigest());
        set(bob, SETTINGS_PAGE, Samples.tokenDigest());

        assertThat(keys.deleteAll(ada)).isEqualTo(2);

        assertThat(keys.deleteAll(ada)).isZero();
        assertThat(keys.find(digest)).isEmpty();
        assertThat(keys.find(bob, SETTINGS_PAGE)).isPresent();
    }

    @Test
    void recordsUseAndNeverMovesItBack() {
        ApiKey key = set(ada, SETTINGS_PAGE, digest);
        ApiKey other = set(bob, SETTINGS_PAGE, Samples.tokenDigest());

        keys.recordUse(Map.of(key.id(), NOW.plusSeconds(9), other.id(), NOW.plusSeconds(3)));
        keys.recordUse(Map.of(key.id(), NOW.plusSeconds(8)));
        keys.recordUse(Map.of());

        assertThat(keys.find(digest)).contains(key.usedAt(NOW.plusSeconds(9)));
        assertThat(keys.find(ada, SETTINGS_PAGE)).contains(key.usedAt(NOW.plusSeconds(9)));
        assertThat(keys.find(bob, SETTINGS_PAGE)).contains(other.usedAt(NOW.plusSeconds(3)));
    }

    @Test
    void ignoresTheUseOfDeletedKeys() {
        ApiKey key = set(ada, SETTINGS_PAGE, digest);
        keys.deleteAll(ada);

        keys.recordUse(Map.of(key.id(), NOW, Samples.id(), NOW));

        assertThat(keys.find(ada, SETTINGS_PAGE)).isEmpty();
    }

    @Test
    void keepsTheLatestOfConcurrentUses() {
        ApiKey key = set(ada, SETTINGS_PAGE, digest);

        Race.assertLatestWins(
                stores.unitOfWork(),
                NOW,
                at -> keys.recordUse(Map.of(key.id(), at)),
                () -> keys.find(digest).flatMap(ApiKey::lastUsedAt));
    }

    private ApiKey set(UserId owner, String name, TokenDigest token) {
        ApiKey key = key(owner, name, NOW);
        keys.replace(key, token);
        return key;
    }

    private ApiKey added(ApiKey key) {
        assertThat(keys.add(key, Samples.tokenDigest(), MOST))
                .as("adding the key '%s' while there is room", key.name())
                .isEqualTo(ADDED);
        return key;
    }

    private static ApiKey key(UserId owner, String name, Instant createdAt) {
        return new ApiKey(
                Samples.id(), owner, name, HINT, createdAt, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private ApiKey expiring(UserId owner, String name, Instant end) {
        ApiKey key =
                new ApiKey(Samples.id(), owner, name, HINT, NOW, Optional.of(end), Optional.empty(), Optional.empty());
        keys.replace(key, Samples.tokenDigest());
        return key;
    }
}
