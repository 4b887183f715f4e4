package org.accountkit.password;

import org.accountkit.secret.Secret;

/** Recognizes passwords that are too common. A host may query an online service here. */
public interface PasswordBlocklist {

    /**
     * Looks up a password.
     *
     * @param password the normalized password, as it would be hashed
     * @return whether it is too common
     */
    boolean contains(Secret password);

    /** {@return the bundled blocklist, which works offline} */
    static PasswordBlocklist common() {
        return CommonPasswords.INSTANCE;
    }

    /** {@return an empty blocklist} */
    static PasswordBlocklist none() {
        return password -> false;
    }
}
