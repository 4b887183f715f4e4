package org.accountkit.testkit.specification;

import java.util.List;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.secret.Secret;

/** A host's hasher that cannot verify. */
final class FailingHasher implements PasswordHasher {

    private final String message;

    FailingHasher(String message) {
        this.message = message;
    }

    @Override
    public PasswordHash hash(Secret password) {
        return CountingHasher.CHEAP.hash(password);
    }

    @Override
    public PasswordCheck verify(Secret password, PasswordHash hash) {
        throw new IllegalStateException(message);
    }

    @Override
    public List<String> weaknesses() {
        return CountingHasher.CHEAP.weaknesses();
    }
}
