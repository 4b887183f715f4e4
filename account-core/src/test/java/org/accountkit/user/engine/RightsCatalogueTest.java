package org.accountkit.user.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RightsCatalogueTest {

    private static final Right WRITE = new Right("hello.write");
    private static final Right READ = new Right("hello.read");
    private static final Right UNDECLARED = new Right("nobody.declared-this");

    private final RightsCatalogue catalogue = RightsCatalogue.with(List.of(WRITE, READ));

    @Test
    void declaresOursAndTheHosts() {
        assertThat(List.copyOf(catalogue.all())).isSorted().hasSize(9).contains(Right.USERS_MANAGE, WRITE, READ);
    }

    @Test
    void refusesAHostsRightInOurNameSpace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RightsCatalogue.with(List.of(new Right("account.users.own"))));
    }

    @Test
    void takesTheDeniesFromTheGrants() {
        Role writer = role("writer", Set.of(WRITE, READ), Set.of());
        Role readonly = role("readonly", Set.of(WRITE), Set.of(WRITE));

        assertThat(catalogue.effective(List.of(writer, readonly))).containsExactly(READ);
        assertThat(catalogue.effective(List.of())).isEmpty();
    }

    @Test
    void grantsEverythingToTheBuiltInRoleWhateverIsStored() {
        Role stored = role(Role.ADMINISTRATOR, Set.of(), Set.of());

        assertThat(catalogue.effective(List.of(stored))).isEqualTo(catalogue.all());
        assertThat(catalogue.administrator(Realm.DEFAULT).grants()).isEqualTo(catalogue.all());
    }

    @Test
    void grantsNothingThatIsNotDeclaredAnyMore() {
        assertThat(catalogue.effective(List.of(role("old", Set.of(UNDECLARED, READ), Set.of()))))
                .containsExactly(READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "Hello.write", "hello.", ".write", "hello..write", "hello.write\n", "1.a"})
    void knowsNoRightOfAnotherForm(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Right(name));
        assertThat(Right.parse(name)).isEmpty();
    }

    private static Role role(String name, Set<Right> grants, Set<Right> denies) {
        return new Role(Realm.DEFAULT, name, grants, denies);
    }

    /** Every pair of roles that grant and deny two rights, one of them undeclared, with each limit. */
    @Test
    void hasARightIfItIsAmongThoseThatAreInForce() {
        Right declared = new Right("orders.read");
        Right undeclared = new Right("orders.gone");
        RightsCatalogue catalogue = RightsCatalogue.with(List.of(declared));
        List<Set<Right>> sets = List.of(Set.of(), Set.of(declared), Set.of(undeclared), Set.of(declared, undeclared));
        List<Role> roles = new ArrayList<>();
        sets.forEach(grants -> sets.forEach(denies -> Stream.of("some", Role.ADMINISTRATOR)
                .forEach(name -> roles.add(new Role(Realm.DEFAULT, name, grants, denies)))));
        List<Optional<Set<Right>>> limits = new ArrayList<>(List.of(Optional.empty()));
        sets.forEach(limit -> limits.add(Optional.of(limit)));

        for (Role one : roles) {
            for (Role other : roles) {
                for (Optional<Set<Right>> limit : limits) {
                    List<Role> both = List.of(one, other);
                    assertThat(Stream.of(declared, undeclared, Right.USERS_READ)
                                    .filter(right -> catalogue.has(both, limit, right)))
                            .as("%s with %s", both, limit)
                            .containsExactlyInAnyOrderElementsOf(catalogue.effective(both, limit).stream()
                                    .filter(right ->
                                            !right.name().startsWith("account.") || right.equals(Right.USERS_READ))
                                    .toList());
                }
            }
        }
    }
}
