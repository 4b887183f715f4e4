package org.accountkit.testkit;

import static org.accountkit.apikey.ApiKeyStore.ApiKeyAddition.ADDED;
import static org.accountkit.apikey.ApiKeyStore.ApiKeyAddition.NAME_TAKEN;
import static org.accountkit.apikey.ApiKeyStore.ApiKeyAddition.TOO_MANY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.accountkit.apikey.ApiKey;
import org.accountkit.apikey.ApiKeyStore;
import org.accountkit.apikey.ApiKeyStore.ApiKeyAddition;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link ApiKeyStore} on the number of keys per owner. Extend it to test your own implementation.
 */
@Promise("An ApiKeyStore")
public abstract class ApiKeyNumberContract extends PortContract {

    private static final String SETTINGS_PAGE = "";
    private static final String HINT = "exk_…a1B2";
    private static final int MOST = 3;

    private final TokenDigest digest = Samples.tokenDigest();
    private ApiKeyStore keys;

    /** For subclasses. */
    protected ApiKeyNumberContract() {}

    @BeforeEach
    void openKeys() {
        keys = stores.apiKeys();
    }

    @Test
    void addsAKeyThatIsFoundByItsDigest() {
        ApiKey key = new ApiKey(
                Samples.id(),
                ada,
                "ci",
                HINT,
                NOW,
                Optional.of(NOW.plusSeconds(1)),
                Optional.of(Set.of(Right.AUDIT_READ)),
                Optional.empty());

        assertThat(keys.add(key, digest, MOST)).isEqualTo(ADDED);

        assertThat(keys.find(digest)).contains(key);
        assertThat(keys.list(ada)).containsExactly(key);
    }

    @Test
    void rejectsASecondKeyOfTheSameName() {
        ApiKey first = added(key(ada, "ci", NOW));
        set(bob, "cd", digest);

        assertThat(add(key(ada, "ci", NOW)))
                .as("adding a key under a name that its owner already uses")
                .isEqualTo(NAME_TAKEN);
        assertThat(add(key(ada, "cd", NOW)))
                .as("adding a key under a name that another user uses")
                .isEqualTo(ADDED);
        assertThat(keys.find(ada, "ci")).as("the key with that name").contains(first);
    }

    @Test
    void addsNoMoreKeysThanAllowed() {
        set(ada, SETTINGS_PAGE, digest);
        added(key(ada, "one", NOW));
        ApiKey two = added(key(ada, "two", NOW));

        assertThat(add(key(ada, "three", NOW)))
                .as("adding one key too many, after another was set by replacing")
                .isEqualTo(TOO_MANY);
        assertThat(add(key(ada, "two", NOW)))
                .as("adding one key too many, under a name that is also taken")
                .isEqualTo(TOO_MANY);
        assertThat(add(key(bob, "three", NOW)))
                .as("adding a key of another user")
                .isEqualTo(ADDED);
        assertThat(keys.list(ada)).as("the keys of the owner").hasSize(MOST);

        keys.delete(ada, two.id());
        assertThat(add(key(ada, "three", NOW)))
                .as("adding a key after one was deleted")
                .isEqualTo(ADDED);
    }

    @Test
    void replacesAKeyHoweverManyThereAre() {
        List.of("one", "two", "three").forEach(name -> added(key(ada, name, NOW)));

        set(ada, SETTINGS_PAGE, digest);

        assertThat(keys.list(ada)).as("the keys of an owner above the limit").hasSize(MOST + 1);
    }

    @Test
    void leavesTheUnitOfWorkUsableAfterARefusal() {
        added(key(ada, "ci", NOW));

        ApiKeyAddition second = stores.unitOfWork().run(() -> {
            add(key(ada, "ci", NOW));
            return add(key(ada, "cd", NOW));
        });

        assertThat(second)
                .as("adding a key in a unit of work that saw a refusal")
                .isEqualTo(ADDED);
        assertThat(keys.find(ada, "cd")).isPresent();
    }

    @Test
    void addsNoMoreKeysThanAllowedConcurrently() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            UserId owner = UserId.random();
            set(owner, SETTINGS_PAGE, Samples.tokenDigest());

            long winners = Race.winners(stores.unitOfWork(), () -> add(key(owner, Samples.id(), NOW)) == ADDED);

            assertThat(winners)
                    .as("keys added concurrently where there was room for two")
                    .isBetween(1L, MOST - 1L);
            assertThat(keys.list(owner)).as("keys of the owner after a race").hasSize((int) winners + 1);
            for (int present = keys.list(owner).size(); present < MOST; present++) {
                added(key(owner, Samples.id(), NOW));
            }
            assertThat(add(key(owner, Samples.id(), NOW))).as("adding one more").isEqualTo(TOO_MANY);
        }
    }

    @Test
    void addsOneOfSeveralConcurrentKeysOfTheSameName() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            UserId owner = UserId.random();

            long winners = Race.winners(stores.unitOfWork(), () -> add(key(owner, "ci", NOW)) == ADDED);

            assertThat(winners)
                    .as("keys of one name that were added concurrently")
                    .isEqualTo(1);
            assertThat(keys.list(owner)).hasSize(1);
        }
    }

    private ApiKey set(UserId owner, String name, TokenDigest token) {
        ApiKey key = key(owner, name, NOW);
        keys.replace(key, token);
        return key;
    }

    private ApiKeyAddition add(ApiKey key) {
        return keys.add(key, Samples.tokenDigest(), MOST);
    }

    private ApiKey added(ApiKey key) {
        assertThat(add(key))
                .as("adding the key '%s' while there is room", key.name())
                .isEqualTo(ADDED);
        return key;
    }

    private static ApiKey key(UserId owner, String name, Instant createdAt) {
        return new ApiKey(
                Samples.id(), owner, name, HINT, createdAt, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
