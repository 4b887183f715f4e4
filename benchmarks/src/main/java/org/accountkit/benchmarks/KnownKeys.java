package org.accountkit.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.accountkit.access.AccessReader;
import org.accountkit.access.Account;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.User;
import org.accountkit.user.UserId;

/** Keeps each key that it has read in a map, so that a look-up costs what a look-up in a map costs. */
final class KnownKeys implements AccessReader {

    private final AccessReader reader;
    private final Map<TokenDigest, Optional<ApiKeyAccess>> keys = new ConcurrentHashMap<>();

    KnownKeys(AccessReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<ApiKeyAccess> apiKey(TokenDigest digest) {
        return keys.computeIfAbsent(digest, reader::apiKey);
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
