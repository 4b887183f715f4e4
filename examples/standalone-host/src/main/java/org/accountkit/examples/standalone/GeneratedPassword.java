package org.accountkit.examples.standalone;

import java.security.SecureRandom;
import org.accountkit.secret.Secret;

/** Generates passwords that a person can copy from a screen: without characters that look alike. */
public final class GeneratedPassword {

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 24;

    private GeneratedPassword() {}

    /** {@return a new password of 139 bits} */
    public static Secret generate() {
        StringBuilder characters = new StringBuilder(LENGTH);
        new SecureRandom()
                .ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .forEach(characters::append);
        return Secret.ofText(characters);
    }
}
