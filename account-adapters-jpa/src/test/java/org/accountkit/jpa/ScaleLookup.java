package org.accountkit.jpa;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.Realm;
import org.accountkit.user.UserStore.UserQuery;
import org.accountkit.user.Username;

/** What a busy host looks up. */
enum ScaleLookup {
    SIGN_IN {
        @Override
        void once(JpaStores stores, String name) {
            assertThat(stores.users().findByName(Realm.DEFAULT, Username.of(name)).stream()
                            .flatMap(user -> stores.passwords().find(user.id()).stream()))
                    .hasSize(1);
        }
    },
    API_KEY {
        @Override
        void once(JpaStores stores, String name) {
            assertThat(stores.accessReader().apiKey(digest(name))).isPresent();
        }
    },
    SESSION {
        @Override
        void once(JpaStores stores, String name) {
            assertThat(stores.accessReader().session(digest(name))).isPresent();
        }
    },
    PAGE_OF_USERS {
        @Override
        void once(JpaStores stores, String name) {
            assertThat(stores.users().list(ALL.withAfter(name).withLimit(20))).isNotNull();
        }
    },
    SEARCH_BY_NAME {
        @Override
        void once(JpaStores stores, String name) {
            assertThat(stores.users().list(ALL.withSearch(name))).hasSize(1);
        }
    },
    SEARCH_BY_TWO_LETTERS {
        @Override
        void once(JpaStores stores, String name) {
            assertThat(stores.users().list(ALL.withSearch("ad").withAfter(name)))
                    .isNotNull();
        }

        @Override
        int times() {
            return 3;
        }
    };

    private static final UserQuery ALL = UserQuery.in(Realm.DEFAULT);

    abstract void once(JpaStores stores, String name);

    int times() {
        return 300;
    }

    void run(ScaleDatabase database, int times) {
        Random random = new Random(times);
        for (int i = 0; i < Math.min(times, 7 * times()); i++) {
            once(
                    database.stores(),
                    "user%07d".formatted(Math.floorMod(random.nextInt(10_000) * 7_368_787L, 10_000_019L)));
        }
    }

    private static TokenDigest digest(String name) {
        try {
            return TokenDigest.of(MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
