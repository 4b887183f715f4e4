package org.accountkit.password;

import org.accountkit.secret.Secret;

/** The list that is shipped. */
enum CommonPasswords implements PasswordBlocklist {
    INSTANCE;

    @Override
    public boolean contains(Secret password) {
        return password.use(bytes -> {
            for (byte b : bytes) {
                if (b != bytes[0]) {
                    return false;
                }
            }
            return true;
        });
    }
}
