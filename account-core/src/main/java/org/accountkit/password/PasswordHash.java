package org.accountkit.password;

/**
 * A password hash with its algorithm, parameters and salt, in the PHC string format or another one that some hasher
 * recognizes. Printing shows nothing of it.
 *
 * @param encoded the whole string
 */
public record PasswordHash(String encoded) {

    /** {@return a constant that tells nothing} */
    @Override
    public String toString() {
        return "PasswordHash[redacted]";
    }
}
