package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.accountkit.ApiKeys;
import org.accountkit.access.AccessReader;
import org.accountkit.access.Account;
import org.accountkit.access.RequestOrigin;
import org.accountkit.secret.Secret;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Test;

/** How much garbage a request with an API key leaves, apart from the read of the stored key. */
class KeyGarbageTest {

    private static final int REQUESTS = 2_000;

    /** Code that is not compiled yet leaves a third more than the 1,024 bytes that the benchmarks hold it to. */
    private static final long MOST_BYTES = 1_400;

    private final InMemoryStores stores = new InMemoryStores();
    private final UserId owner = UserId.random();

    @Test
    void authenticatingAKeyLeavesLittle() {
        stores.users()
                .add(new User(owner, Realm.DEFAULT, Username.of("ada"), "Ada", "", true, Set.of(), Instant.EPOCH));
        try (ApiKeys keys = ApiKeys.builder("ex")
                .stores(stores)
                .accessReader(new ReadOnce(stores.accessReader()))
                .build()) {
            String key = keys.issue(owner, "test", Optional.empty()).text().reveal();
            assertThat(authenticated(keys, key)).isEqualTo(REQUESTS);
            long before = allocated();
            authenticated(keys, key);

            assertThat((allocated() - before) / REQUESTS).as("bytes a request").isLessThan(MOST_BYTES);
        }
    }

    private static int authenticated(ApiKeys keys, String key) {
        int count = 0;
        for (int i = 0; i < REQUESTS; i++) {
            count += keys.authenticate(Secret.ofText(key), RequestOrigin.unknown())
                            .isPresent()
                    ? 1
                    : 0;
        }
        return count;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** Reads each key once, so that what stores in memory leave is not counted. */
    private static final class ReadOnce implements AccessReader {

        private final AccessReader reader;
        private final Map<TokenDigest, Optional<ApiKeyAccess>> known = new ConcurrentHashMap<>();

        ReadOnce(AccessReader reader) {
            this.reader = reader;
        }

        @Override
        public Optional<ApiKeyAccess> apiKey(TokenDigest digest) {
            return known.computeIfAbsent(digest, reader::apiKey);
        }

        @Override
        public Optional<SessionAccess> session(TokenDigest digest) {
            return reader.session(digest);
        }

        @Override
        public Optional<Account> account(UserId userId) {
            return reader.account(userId);
        }

        @Override
        public List<Account> accounts(Collection<User> users) {
            return reader.accounts(users);
        }
    }
}
