package org.accountkit.testkit.specification;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.PasswordHash;
import org.accountkit.password.PasswordHasher;
import org.accountkit.password.PasswordHasher.PasswordCheck;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.TestHashers;

/** Argon2id at the lowest cost. Counts its computations, and lets a test act during one. */
final class CountingHasher implements PasswordHasher {

    static final PasswordHasher CHEAP = TestHashers.cheapest();

    private final AtomicInteger hashed = new AtomicInteger();
    private final AtomicInteger verified = new AtomicInteger();
    private final PasswordHasher hasher;
    private volatile Runnable meanwhile = () -> {};
    private volatile Runnable whileHashing = () -> {};

    CountingHasher() {
        this(CHEAP);
    }

    private CountingHasher(PasswordHasher hasher) {
        this.hasher = hasher;
    }

    /** Returns a hasher with twice the lowest cost. */
    static CountingHasher dearer() {
        return new CountingHasher(PasswordHasher.argon2id(new Argon2Parameters(16, 1, 1)));
    }

    /** Runs an action during the next verification, after the hash was read and before it is verified. */
    void duringTheNext(Runnable action) {
        meanwhile = action;
    }

    /** Runs an action while the next new password is hashed. */
    void whileHashing(Runnable action) {
        whileHashing = action;
    }

    int hashed() {
        return hashed.get();
    }

    int verified() {
        return verified.get();
    }

    @Override
    public PasswordHash hash(Secret password) {
        Runnable action = whileHashing;
        whileHashing = () -> {};
        action.run();
        hashed.incrementAndGet();
        return hasher.hash(password);
    }

    @Override
    public PasswordCheck verify(Secret password, PasswordHash hash) {
        Runnable action = meanwhile;
        meanwhile = () -> {};
        action.run();
        PasswordCheck check = hasher.verify(password, hash);
        verified.addAndGet(check == PasswordCheck.UNREADABLE ? 0 : 1);
        return check;
    }

    @Override
    public List<String> weaknesses() {
        return hasher.weaknesses();
    }
}
