package org.accountkit.password;

/**
 * A password hash with its algorithm, parameters and salt, in the PHC string format or another one that a hasher
 * recognizes. {@link #toString()} reveals nothing of it.
 *
 * @param encoded the whole string
 */
public record PasswordHash(String encoded) {

    /** {@return a constant that reveals nothing} */
    @Override
    public String toString() {
        return "PasswordHash[redacted]";
    }
}
