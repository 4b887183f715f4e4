package org.accountkit.user.engine;

import org.accountkit.user.UserId;

/** Stands for a user who does not exist, so that looking one up costs the same as for a user who does. */
public final class Nobody {

    /** An id that no user has. */
    public static final UserId ID = UserId.random();

    private Nobody() {}
}
