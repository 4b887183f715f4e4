package org.accountkit.testkit;

import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.PasswordHasher;

/** Password hashers for tests. Only services built with {@code forTests()} accept them. */
public final class TestHashers {

    private static final PasswordHasher CHEAPEST = PasswordHasher.argon2id(new Argon2Parameters(8, 1, 1));

    private TestHashers() {}

    /** {@return Argon2id at the lowest possible cost, so that tests that sign in stay fast} */
    public static PasswordHasher cheapest() {
        return CHEAPEST;
    }
}
