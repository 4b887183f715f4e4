package org.accountkit.password.legacy;

/** Checks for Bouncy Castle: a host may exclude it, and then has no bcrypt, scrypt, Argon2 and MD4. */
final class BouncyCastle {

    private static final boolean PRESENT = isPresent("org.bouncycastle.crypto.generators.BCrypt");

    private BouncyCastle() {}

    /** Called when a hash is read, so that an import rejects it, rather than a later sign-in failing. */
    static void require() {
        if (!PRESENT) {
            throw new UnverifiableException(
                    "This kind of password hash needs Bouncy Castle (bcprov), which is not on the class path.");
        }
    }

    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, BouncyCastle.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
