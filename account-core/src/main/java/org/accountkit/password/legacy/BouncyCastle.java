package org.accountkit.password.legacy;

/** Whether Bouncy Castle is there: a host may leave it out, and then has no bcrypt, scrypt, Argon2 and MD4. */
final class BouncyCastle {

    private static final boolean PRESENT = isPresent("org.bouncycastle.crypto.generators.BCrypt");

    private BouncyCastle() {}

    /** Called where a hash is read, so that it is refused there and not at a sign-in. */
    static void require() {
        if (!PRESENT) {
            throw new UnverifiableException(
                    "This form of password hash needs Bouncy Castle (bcprov), which is not on the class path.");
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
