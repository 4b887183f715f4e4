package org.accountkit.access.engine;

import java.util.Optional;
import org.accountkit.secret.Secret;
import org.accountkit.user.UserId;

/** Forgets known devices on behalf of features that know nothing else about them. */
@FunctionalInterface
public interface DeviceForgetting {

    /**
     * Forgets all of a user's devices except the presented one, within the current unit of work.
     *
     * @param userId the user's id
     * @param presented the presented device tokens; empty to forget all devices
     * @return how many were forgotten
     */
    int forgetOthers(UserId userId, Optional<Secret> presented);
}
