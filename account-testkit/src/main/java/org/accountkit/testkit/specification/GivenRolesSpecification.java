package org.accountkit.testkit.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.RoleAdministration.RoleEdit;
import org.accountkit.administration.UserEdit;
import org.accountkit.operations.ImportListener;
import org.accountkit.operations.ImportListener.ImportProgress;
import org.accountkit.operations.ImportedUser;
import org.accountkit.user.RoleStore;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What gives users roles, or takes rights from them, locks the guard row first: a role that was judged is then still
 * there, and still the same, when a user gets it.
 */
public abstract class GivenRolesSpecification extends ServiceSpecification {

    private static final String GUARD = "RoleStore.lockGuard";

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private AccountServices node;
    private Caller root;
    private Person ada;

    /** For subclasses. */
    protected GivenRolesSpecification() {}

    @BeforeEach
    void noteCalls() {
        world.role("clerk");
        root = world.root().caller();
        ada = world.person("ada");
        Interception noting = (method, store) -> {
            calls.add(method.getDeclaringClass().getSimpleName() + '.' + method.getName());
            return store.proceed();
        };
        node = world.node(builder -> builder.stores(noting.of(world.stores)));
    }

    @Test
    void areJudgedUnderTheGuardWhenAUserIsCreated() {
        node.users().create(root, newUser("eve").withRoles(List.of("clerk")));

        assertThat(calls).containsSubsequence(GUARD, "RoleStore.find", "UserStore.add");
    }

    @Test
    void needNoGuardWhenThereAreNone() {
        node.users().create(root, newUser("eve"));
        node.operations().importUsers(List.of(ImportedUser.of("bob").build()).iterator(), (row, user, reason) -> {});

        assertThat(calls).doesNotContain(GUARD).contains("UserStore.add", "UserStore.addAll");
    }

    private static NewUser newUser(String name) {
        return NewUser.of(Username.of(name), World.secret(World.FIRST_PASSWORD));
    }

    @Test
    void areJudgedUnderTheGuardWhenUsersAreImported() {
        importClerk((row, user, reason) -> {});

        assertThat(calls).containsSubsequence(GUARD, "RoleStore.list", "UserStore.addAll");
    }

    private ImportProgress importClerk(ImportListener listener) {
        ImportedUser eve = ImportedUser.of("eve").roles("clerk").build();
        return node.operations().importUsers(List.of(eve).iterator(), listener);
    }

    @Test
    void areJudgedUnderTheGuardWhenTheyAreEdited() {
        node.users()
                .edit(
                        root,
                        ada.id(),
                        UserEdit.basedOn(world.version(ada)).roles("clerk").build());

        assertThat(calls).containsSubsequence(GUARD, "RoleStore.find", "UserStore.update");
    }

    @Test
    void changeUnderTheGuard() {
        node.roles().create(root, "cashier", Set.of(), Set.of(World.WRITE));
        assertGuarded("RoleStore.add");
        node.roles().edit(root, "cashier", new RoleEdit(Optional.empty(), Optional.of(Set.of())));
        assertGuarded("RoleStore.update");
        node.roles().delete(root, "cashier");
        assertGuarded("RoleStore.delete");
        node.operations().ensureRole("cashier", Set.of(), Set.of(World.WRITE));
        assertGuarded("RoleStore.add");
    }

    @Test
    void goUnderTheGuard() {
        node.users()
                .edit(
                        root,
                        ada.id(),
                        UserEdit.basedOn(world.version(ada)).enabled(false).build());
        assertGuarded("UserStore.update");
        node.users().delete(root, ada.id());
        assertGuarded("UserStore.delete");
    }

    private void assertGuarded(String write) {
        assertThat(calls).containsSubsequence(GUARD, write);
        calls.clear();
    }

    /** The import checked the role before the unit of work began. */
    @Test
    void areNotImportedOnceTheyAreDeleted() {
        AtomicBoolean deleted = new AtomicBoolean();
        Interception deleting = (method, store) -> {
            Object answer = store.proceed();
            if (method.getDeclaringClass() == RoleStore.class
                    && method.getName().equals("list")
                    && deleted.compareAndSet(false, true)) {
                world.stores.roles().delete(world.realm, "clerk");
            }
            return answer;
        };
        node = world.node(builder -> builder.stores(deleting.of(world.stores)));
        List<String> reasons = new ArrayList<>();

        ImportProgress progress = importClerk((row, user, reason) -> reasons.add(row + " " + reason));

        assertThat(progress).isEqualTo(new ImportProgress(0, 0, 1));
        assertThat(reasons).containsExactly("0 There is no role 'clerk'.");
        assertThat(world.stores.users().findByName(world.realm, Username.of("eve")))
                .isEmpty();
    }
}
