package org.accountkit.testkit.specification;

import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.accountkit.AccountStores;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusedException;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.RoleAdministration.RoleEdit;
import org.accountkit.administration.UserAdministration;
import org.accountkit.administration.UserEdit;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.testkit.Race;
import org.accountkit.user.Role;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several requests at once on the same or on different accounts. */
public abstract class ContestSpecification extends ServiceSpecification {

    private static final int TEN = 10;
    private static final int ROUNDS_OF_DELETION = 100;

    private UserAdministration users;

    /** For subclasses. */
    protected ContestSpecification() {}

    @BeforeEach
    void openUsers() {
        users = world.accounts.users();
    }

    @Test
    void leavesNoApiKeyThatIsGeneratedDuringAReset() {
        for (int round = 0; round < TEN; round++) {
            Person ada = world.person("ada" + round);
            Caller thief = ada.caller();
            Caller root = world.root().caller();
            List<Callable<List<NewApiKey>>> rivals = List.of(() -> generateUntilRefused(thief), () -> reset(root, ada));

            List<NewApiKey> stolen =
                    Race.successes(rivals).stream().flatMap(List::stream).toList();

            assertThat(stolen).noneMatch(key -> ada.byKey(key.text()).isPresent());
            assertThat(world.stores.apiKeys().list(ada.id())).isEmpty();
        }
    }

    private List<NewApiKey> generateUntilRefused(Caller thief) {
        List<NewApiKey> keys = new ArrayList<>();
        try {
            while (true) {
                keys.add(world.accounts.apiKeys().generate(thief));
            }
        } catch (RefusedException e) {
            return keys;
        }
    }

    private List<NewApiKey> reset(Caller root, Person person) {
        UserEdit reset =
                UserEdit.basedOn(0).password(secret("set by an administrator")).build();
        users.edit(root, person.id(), reset);
        return List.of();
    }

    @Test
    @Tag("A73")
    void a73LeavesNothingOfAUserWhoIsDeletedDuringASignIn() {
        for (int round = 0; round < ROUNDS_OF_DELETION; round++) {
            UserId id = create("ada" + round);
            String name = "ada" + round;
            Caller root = world.root().caller();

            Race.successes(List.of(() -> world.signIn(name, World.FIRST_PASSWORD), () -> {
                users.delete(root, id);
                return id;
            }));

            assertNothingIsLeftOf(id);
        }
    }

    @Test
    @Tag("A73")
    void a73LeavesNothingOfAUserWhoIsDeletedBetweenTheStepsOfASignIn() {
        UserId id = create("ada");
        Caller root = world.root().caller();
        world.hasher.duringTheNext(() -> users.delete(root, id));

        Refusals.refusal(() -> world.signIn("ada", World.FIRST_PASSWORD));

        assertNothingIsLeftOf(id);
    }

    private void assertNothingIsLeftOf(UserId id) {
        AccountStores stores = world.stores;
        assertThat(stores.users().find(id)).isEmpty();
        assertThat(stores.accountStates().find(id)).isEmpty();
        assertThat(stores.passwords().find(id)).isEmpty();
        assertThat(stores.sessions().list(id)).isEmpty();
        assertThat(stores.knownDevices().list(id)).isEmpty();
    }

    private UserId create(String name) {
        return users.create(world.root().caller(), wanted(name)).id();
    }

    private static NewUser wanted(String name, String... roles) {
        return NewUser.of(Username.of(name), secret(World.FIRST_PASSWORD)).withRoles(Set.of(roles));
    }

    @Test
    void createsTenUsersAtOnce() {
        world.role("operator", World.WRITE);
        Caller root = world.root().caller();

        assertAllSucceed(number -> users.create(root, wanted("user" + number)));
        assertAllSucceed(number -> users.create(root, wanted("operator" + number, "operator")));
    }

    @Test
    void editsTenUsersAtOnce() {
        world.role("operator", World.WRITE);
        Caller root = world.root().caller();
        List<UserId> ids = IntStream.range(0, TEN)
                .mapToObj(number -> create("user" + number))
                .toList();

        assertAllSucceed(number -> users.edit(
                root,
                ids.get(number),
                UserEdit.basedOn(0).fullName("x").roles("operator").build()));
        assertAllSucceed(number -> users.edit(
                root,
                ids.get(number),
                UserEdit.basedOn(1)
                        .enabled(false)
                        .password(secret("set by an administrator"))
                        .build()));
        assertAllSucceed(number ->
                users.edit(root, ids.get(number), UserEdit.basedOn(2).roles().build()));
        assertAllSucceed(number -> {
            users.delete(root, ids.get(number));
            return number;
        });
    }

    @Test
    void changesTenRolesAtOnce() {
        Caller root = world.root().caller();

        assertAllSucceed(number -> world.accounts.roles().create(root, "role" + number, Set.of(World.WRITE), Set.of()));
        assertAllSucceed(number -> world.accounts
                .roles()
                .edit(root, "role" + number, new RoleEdit(Optional.of(Set.of()), Optional.of(Set.of(World.WRITE)))));
        assertAllSucceed(number -> {
            world.accounts.roles().delete(root, "role" + number);
            return number;
        });
    }

    @Test
    void letsTenAdministratorsEditEachOther() {
        List<Person> circle = IntStream.range(0, TEN)
                .mapToObj(number -> world.person("admin" + number, Role.ADMINISTRATOR))
                .toList();
        List<Caller> callers = circle.stream().map(Person::caller).toList();

        assertAllSucceed(number -> users.edit(
                callers.get(number),
                circle.get((number + 1) % TEN).id(),
                UserEdit.basedOn(0).fullName("x").roles(Role.ADMINISTRATOR).build()));
    }

    /** More attempts that are not judged yet would have to wait, as after as many failures. */
    @Test
    void signsTheSameUserInFiveTimesAtOnce() {
        world.person("ada");

        assertAllSucceed(5, number -> world.signIn("ada", PASSWORD));
    }

    private static void assertAllSucceed(Numbered change) {
        assertAllSucceed(TEN, change);
    }

    private static void assertAllSucceed(int count, Numbered change) {
        List<Callable<Object>> changes = IntStream.range(0, count)
                .<Callable<Object>>mapToObj(number -> () -> change.make(number))
                .toList();
        assertThat(Race.successes(changes)).hasSize(count);
    }

    /** One of ten changes. */
    private interface Numbered {

        Object make(int number);
    }
}
