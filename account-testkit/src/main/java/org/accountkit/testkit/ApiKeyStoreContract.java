package org.accountkit.testkit;

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
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeyStore} keeps to. Extend it to prove your own. */
public abstract class ApiKeyStoreContract extends PortContract {

    private static final String SETTINGS_PAGE = "";

    private final TokenDigest digest = Samples.tokenDigest();
    private ApiKeyStore keys;

    /** For subclasses. */
    protected ApiKeyStoreContract() {}

    @BeforeEach
    void openKeys() {
        keys = stores.apiKeys();
    }

    @Test
    void findsNoneWhereNoneIs() {
        assertThat(keys.find(ada, SETTINGS_PAGE)).isEmpty();
        assertThat(keys.find(digest)).isEmpty();
        assertThat(keys.ownersAmong(List.of(ada))).isEmpty();
    }

    @Test
    void givesBackWhatWasSet() {
        ApiKey key = new ApiKey(
                Samples.id(), ada, "Nightly build, Zürich", "exk_…a1B2", NOW, Optional.of(NOW), Optional.empty());

        keys.replace(key, digest);

        assertThat(keys.find(ada, key.name())).contains(key);
        assertThat(keys.find(digest)).contains(key);
        assertThat(keys.find(bob, key.name())).isEmpty();
        assertThat(keys.find(ada, SETTINGS_PAGE)).isEmpty();
    }

    @Test
    void setsAKeyInPlaceOfTheOlderOne() {
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
    void doesNotTakeTheUseOfTheOlderKeyForItsOwn() {
        ApiKey first = set(ada, SETTINGS_PAGE, digest);
        keys.recordUse(Map.of(first.id(), NOW));

        ApiKey second = set(ada, SETTINGS_PAGE, Samples.tokenDigest());

        assertThat(keys.find(ada, SETTINGS_PAGE)).contains(second);
    }

    @Test
    void setsNoSecondKeyUnderADigest() {
        ApiKey first = set(ada, SETTINGS_PAGE, digest);

        assertThatThrownBy(() -> set(bob, SETTINGS_PAGE, digest)).isInstanceOf(RuntimeException.class);

        assertThat(keys.find(digest)).contains(first);
        assertThat(keys.find(bob, SETTINGS_PAGE)).isEmpty();
    }

    @Test
    void keepsOneOfTheKeysThatAreSetAtOnce() {
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
    void tellsWhoHasTheKeyOfTheSettingsPage() {
        UserId eve = UserId.random();
        set(ada, SETTINGS_PAGE, digest);
        set(bob, "ci", Samples.tokenDigest());
        set(eve, SETTINGS_PAGE, Samples.tokenDigest());

        assertThat(keys.ownersAmong(List.of(ada, bob))).containsExactly(ada);
        assertThat(keys.ownersAmong(List.of(bob))).isEmpty();
        assertThat(keys.ownersAmong(List.of())).isEmpty();
    }

    @Test
    void tellsItOfManyUsersAtOnce() {
        set(ada, SETTINGS_PAGE, digest);
        Set<UserId> many = new HashSet<>(Set.of(ada));
        while (many.size() < 250) {
            many.add(UserId.random());
        }

        assertThat(keys.ownersAmong(many)).containsExactly(ada);
    }

    @Test
    void deletesOneKey() {
        set(ada, SETTINGS_PAGE, digest);
        set(ada, "ci", Samples.tokenDigest());
        set(bob, SETTINGS_PAGE, Samples.tokenDigest());

        assertThat(keys.delete(ada, SETTINGS_PAGE)).isTrue();

        assertThat(keys.delete(ada, SETTINGS_PAGE)).isFalse();
        assertThat(keys.find(digest)).isEmpty();
        assertThat(keys.find(ada, "ci")).isPresent();
        assertThat(keys.find(bob, SETTINGS_PAGE)).isPresent();
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
    void notesUseAndNeverMovesItBack() {
        ApiKey key = set(ada, SETTINGS_PAGE, digest);
        ApiKey other = set(bob, SETTINGS_PAGE, Samples.tokenDigest());

        keys.recordUse(Map.of(key.id(), NOW.plusSeconds(9), other.id(), NOW.plusSeconds(3)));
        keys.recordUse(Map.of(key.id(), NOW.plusSeconds(8)));
        keys.recordUse(Map.of());

        assertThat(keys.find(digest)).contains(used(key, NOW.plusSeconds(9)));
        assertThat(keys.find(ada, SETTINGS_PAGE)).contains(used(key, NOW.plusSeconds(9)));
        assertThat(keys.find(bob, SETTINGS_PAGE)).contains(used(other, NOW.plusSeconds(3)));
    }

    @Test
    void forgetsTheUseOfKeysThatAreGone() {
        ApiKey key = set(ada, SETTINGS_PAGE, digest);
        keys.delete(ada, SETTINGS_PAGE);

        keys.recordUse(Map.of(key.id(), NOW, Samples.id(), NOW));

        assertThat(keys.find(ada, SETTINGS_PAGE)).isEmpty();
    }

    @Test
    void keepsTheLatestOfUsesThatAreNotedAtOnce() {
        ApiKey key = set(ada, SETTINGS_PAGE, digest);

        Race.results(stores.unitOfWork(), () -> {
            keys.recordUse(
                    Map.of(key.id(), NOW.plusSeconds(Thread.currentThread().getId() % 7)));
            keys.recordUse(Map.of(key.id(), NOW.plusSeconds(9)));
            return true;
        });

        assertThat(keys.find(digest)).contains(used(key, NOW.plusSeconds(9)));
    }

    private ApiKey set(UserId owner, String name, TokenDigest token) {
        ApiKey key = new ApiKey(Samples.id(), owner, name, "exk_…a1B2", NOW, Optional.empty(), Optional.empty());
        keys.replace(key, token);
        return key;
    }

    private static ApiKey used(ApiKey key, Instant at) {
        return new ApiKey(
                key.id(), key.owner(), key.name(), key.hint(), key.createdAt(), key.expiresAt(), Optional.of(at));
    }
}
