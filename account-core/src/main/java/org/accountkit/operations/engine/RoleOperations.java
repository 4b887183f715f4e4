package org.accountkit.operations.engine;

import java.util.Set;
import org.accountkit.access.engine.AuditTrail;
import org.accountkit.access.engine.ServiceContext;
import org.accountkit.administration.engine.AdministratorGuard;
import org.accountkit.administration.engine.RoleChange;
import org.accountkit.audit.AuditEventType;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.RoleStore;

/**
 * An operator's work with roles, audited as {@code console}.
 *
 * @param context realm, unit of work and audit trail
 * @param roles the store for roles
 * @param guard keeps the last administrator
 */
public record RoleOperations(ServiceContext context, RoleStore roles, AdministratorGuard guard) {

    /**
     * Creates a role, unless one of that name exists, as the built-in one always does.
     *
     * @param name its name
     * @param grants the rights that it grants
     * @param denies the rights that it denies
     * @return whether it was created
     */
    public boolean ensure(String name, Set<Right> grants, Set<Right> denies) {
        Role role = new Role(context.realm(), name, grants, denies);
        return !exists(name) && context.units().run(() -> guard.protecting(() -> add(role)));
    }

    private boolean exists(String name) {
        return name.equals(Role.ADMINISTRATOR)
                || roles.find(context.realm(), name).isPresent();
    }

    private boolean add(Role role) {
        boolean added = roles.add(role);
        if (added) {
            AuditTrail.Entry event =
                    context.audit().byConsole(AuditEventType.ROLE_CREATION).with("role", role.name());
            RoleChange.record(event, new Role(role.realm(), role.name(), Set.of(), Set.of()), role);
            event.succeeded();
        }
        return added;
    }
}
