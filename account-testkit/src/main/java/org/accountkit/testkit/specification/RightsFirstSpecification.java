package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.secret;

import java.lang.reflect.Method;
import java.util.Set;
import org.accountkit.access.Caller;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.UserAdministration;
import org.accountkit.administration.UserEdit;
import org.accountkit.user.Username;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller who may not do something learns nothing of the state that would refuse it to others as well. */
public abstract class RightsFirstSpecification extends ServiceSpecification {

    private Person mia;
    private Person ada;

    /** For subclasses. */
    protected RightsFirstSpecification() {}

    @BeforeEach
    void signIn() {
        world.role("operator", World.WRITE);
        world.denyingRole("readonly", World.WRITE);
        mia = world.manager("mia");
        ada = world.person("ada", "operator");
    }

    @Test
    void decideBeforeTheUseOfARole() {
        world.person("dan", "readonly");

        assertRefused(FORBIDDEN, () -> world.accounts.roles().delete(mia.caller(), "readonly"));
        assertRefused(FORBIDDEN, () -> world.accounts.roles().delete(mia.caller(), "operator"));
    }

    @Test
    void decideBeforeTheNameOfARole() {
        assertRefused(
                FORBIDDEN,
                () -> world.accounts.roles().create(mia.caller(), "operator", Set.of(World.WRITE), Set.of()));
    }

    @Test
    void decideBeforeTheNewPassword() {
        Person bob = world.person("bob");
        UserEdit edit =
                UserEdit.basedOn(0).roles("operator").password(secret("short")).build();

        assertRefused(FORBIDDEN, () -> world.accounts.users().edit(mia.caller(), bob.id(), edit));
    }

    @Test
    void decideBeforeTheVersion() {
        UserEdit stale = UserEdit.basedOn(99).fullName("x").build();

        assertRefused(FORBIDDEN, () -> world.accounts.users().edit(mia.caller(), ada.id(), stale));
    }

    @Test
    void decideBeforeTheNameOfAUser() {
        NewUser taken =
                NewUser.of(Username.of("ada"), secret(World.FIRST_PASSWORD)).withRoles(Set.of("operator"));

        assertRefused(FORBIDDEN, () -> world.accounts.users().create(mia.caller(), taken));
    }

    @Test
    void decideBeforeWhetherUsersAreManagedElsewhere() {
        UserAdministration users = readOnly();
        Caller caller = mia.caller();
        NewUser wanted =
                NewUser.of(Username.of("eve"), secret(World.FIRST_PASSWORD)).withRoles(Set.of("operator"));

        assertRefused(FORBIDDEN, () -> users.create(caller, wanted));
        assertRefused(FORBIDDEN, () -> users.delete(caller, ada.id()));
        assertRefused(
                FORBIDDEN,
                () -> users.edit(
                        caller, ada.id(), UserEdit.basedOn(0).fullName("x").build()));
    }

    private UserAdministration readOnly() {
        Interception readOnly = new Interception() {
            @Override
            public @Nullable Object call(Method method, Call passOn) throws Throwable {
                return method.getName().equals("writable") ? (Object) false : passOn.proceed();
            }
        };
        return world.node(builder -> builder.stores(readOnly.of(world.stores))).users();
    }
}
