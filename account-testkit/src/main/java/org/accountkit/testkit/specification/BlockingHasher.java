package org.accountkit.testkit.specification;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.PasswordHasher.PasswordCheck;
import org.accountkit.secret.Secret;

/** Blocks every verification until it is released. */
record BlockingHasher(PasswordHasher hasher, CountDownLatch released) implements PasswordHasher {

    @Override
    public PasswordHash hash(Secret password) {
        return hasher.hash(password);
    }

    @Override
    public PasswordCheck verify(Secret password, PasswordHash hash) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return hasher.verify(password, hash);
    }

    @Override
    public List<String> weaknesses() {
        return hasher.weaknesses();
    }
}
