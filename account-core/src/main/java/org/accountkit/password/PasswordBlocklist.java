package org.accountkit.password;

import org.accountkit.secret.Secret;

/** Knows passwords that are too common to be used. A host may ask an online service here. */
public interface PasswordBlocklist {

    /**
     * Looks a password up.
     *
     * @param password normalized, as it would be hashed
     * @return whether it is too common
     */
    boolean contains(Secret password);

    /** {@return the list that is shipped, offline} */
    static PasswordBlocklist common() {
        return CommonPasswords.INSTANCE;
    }

    /** {@return one that knows no password} */
    static PasswordBlocklist none() {
        return password -> false;
    }
}
