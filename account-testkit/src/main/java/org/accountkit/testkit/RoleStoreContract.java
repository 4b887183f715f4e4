package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.RoleStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every {@link RoleStore}. Extend it to test your own implementation. */
@Promise("A RoleStore")
public abstract class RoleStoreContract extends PortContract {

    private static final Right READ = new Right("reports.read");
    private static final Right WRITE = new Right("reports.write");
    private static final Right LONG = new Right("a." + "b".repeat(98));

    private RoleStore roles;

    /** For subclasses. */
    protected RoleStoreContract() {}

    @BeforeEach
    void openRoles() {
        roles = stores.roles();
    }

    @Test
    void findsNothingWhenEmpty() {
        assertThat(roles.find(realm, "operator")).isEmpty();
        assertThat(roles.list(realm)).isEmpty();
    }

    @Test
    void returnsWhatWasAdded() {
        Role role = new Role(realm, "o".repeat(63), Set.of(READ, LONG), Set.of(WRITE));

        boolean added = roles.add(role);

        assertThat(added).isTrue();
        assertThat(roles.find(realm, role.name())).contains(role);
        assertThat(roles.find(otherRealm, role.name())).isEmpty();
    }

    @Test
    void listsTheRolesOfOneRealmInOrderOfNames() {
        List<String> ordered = List.of("a", "a-z", "a0", "aa", "aaa", "ab", "b");
        List.of("b", "aaa", "ab", "aa", "a-z", "a", "a0").forEach(name -> roles.add(role(name)));
        roles.add(new Role(otherRealm, "elsewhere", Set.of(), Set.of()));

        assertThat(roles.list(realm)).extracting(Role::name).isEqualTo(ordered);
    }

    @Test
    void refusesANameThatIsTaken() {
        Role first = new Role(realm, "operator", Set.of(READ), Set.of());
        roles.add(first);

        boolean added = roles.add(new Role(realm, "operator", Set.of(WRITE), Set.of(READ)));

        assertThat(added).isFalse();
        assertThat(roles.find(realm, "operator")).contains(first);
        assertThat(roles.add(new Role(otherRealm, "operator", Set.of(), Set.of())))
                .isTrue();
    }

    @Test
    void leavesTheUnitOfWorkUsableAfterARefusal() {
        roles.add(role("operator"));

        boolean added = stores.unitOfWork().run(() -> {
            roles.add(role("operator"));
            return roles.add(role("auditor"));
        });

        assertThat(added).isTrue();
        assertThat(roles.list(realm)).containsExactly(role("auditor"), role("operator"));
    }

    @Test
    void addsOneOfSeveralConcurrentRolesOfTheSameName() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            Role role = role("operator-" + round);

            assertThat(Race.winners(stores.unitOfWork(), () -> roles.add(role))).isEqualTo(1);
        }
    }

    @Test
    void replacesGrantsAndDenies() {
        roles.add(new Role(realm, "operator", Set.of(READ, LONG), Set.of(WRITE)));
        Role edited = new Role(realm, "operator", Set.of(WRITE), Set.of(READ));

        boolean known = roles.update(edited);

        assertThat(known).isTrue();
        assertThat(roles.find(realm, "operator")).contains(edited);
    }

    @Test
    void updatesNoMissingRole() {
        assertThat(roles.update(role("operator"))).isFalse();

        assertThat(roles.find(realm, "operator")).isEmpty();
    }

    @Test
    void deletesARoleOnce() {
        Role elsewhere = new Role(otherRealm, "operator", Set.of(READ), Set.of());
        roles.add(elsewhere);
        roles.add(new Role(realm, "operator", Set.of(READ), Set.of(WRITE)));

        assertThat(roles.delete(realm, "operator")).isTrue();

        assertThat(roles.delete(realm, "operator")).isFalse();
        assertThat(roles.find(realm, "operator")).isEmpty();
        assertThat(roles.find(otherRealm, "operator")).contains(elsewhere);
    }

    @Test
    void letsOneUnitAtATimeHoldTheGuard() {
        roles.lockGuard(realm);
        roles.add(role("counter"));

        List<Boolean> counted = Race.results(stores.unitOfWork(), () -> {
            roles.lockGuard(realm);
            Set<Right> seen = roles.find(realm, "counter").orElseThrow().grants();
            return roles.update(new Role(realm, "counter", oneMore(seen), Set.of()));
        });

        assertThat(roles.find(realm, "counter").orElseThrow().grants()).hasSameSizeAs(counted);
    }

    private static Set<Right> oneMore(Set<Right> rights) {
        Set<Right> more = new HashSet<>(rights);
        more.add(new Right("counter.n" + rights.size()));
        return more;
    }

    private Role role(String name) {
        return new Role(realm, name, Set.of(), Set.of());
    }
}
