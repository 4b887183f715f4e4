package org.accountkit.user.engine;

import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/** Stands for a user who does not exist, so that looking one up costs the same as for a user who does. */
public final class Nobody {

    /** An id that no user has. */
    public static final UserId ID = UserId.random();

    /** A name to look up where what was typed is no name. A user may have it, so whatever is found does not count. */
    public static final Username NAME = Username.of("nobody");

    private Nobody() {}
}
