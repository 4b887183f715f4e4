package org.accountkit.administration.engine;

import org.accountkit.access.engine.AuditTrail;
import org.accountkit.audit.engine.Names;
import org.accountkit.user.Role;

/** Names in the audit trail what a change adds to a role and removes from it. */
public final class RoleChange {

    private RoleChange() {}

    /**
     * Adds the details of a change to its event.
     *
     * @param event the event
     * @param before the role as it was; without rights if it is new
     * @param after the role as it is; without rights if it was deleted
     */
    public static void record(AuditTrail.Entry event, Role before, Role after) {
        Names.added(before.grants(), after.grants()).ifPresent(names -> event.with("grantsAdded", names));
        Names.added(after.grants(), before.grants()).ifPresent(names -> event.with("grantsRemoved", names));
        Names.added(before.denies(), after.denies()).ifPresent(names -> event.with("deniesAdded", names));
        Names.added(after.denies(), before.denies()).ifPresent(names -> event.with("deniesRemoved", names));
    }
}
