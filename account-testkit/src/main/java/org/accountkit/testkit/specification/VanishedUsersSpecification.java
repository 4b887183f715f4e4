package org.accountkit.testkit.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.accountkit.AccountServices;
import org.accountkit.audit.AuditEventType;
import org.accountkit.operations.UpkeepOperations.Vanished;
import org.accountkit.secret.Secret;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.user.AccountState;
import org.accountkit.user.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users who vanished from the directory are forgotten only on its explicit word, and never more than expected. */
public abstract class VanishedUsersSpecification extends DirectoryStage {

    private final Set<UserId> deleted = new HashSet<>();
    private Person ada;
    private UserId robot;
    private Secret key;

    /** For subclasses. */
    protected VanishedUsersSpecification() {}

    @BeforeEach
    void openDirectory() {
        ada = directoryUser("ada");
        robot = planted(UserId.random(), "robot").id();
        key = world.accounts
                .operations()
                .issueApiKey(robot, "ci", Optional.empty())
                .text();
    }

    @Test
    void areForgottenWhateverIsKeptOfThem() {
        vanish(ada.id());
        vanish(robot);

        Vanished found = forget(2);

        assertThat(found.found()).isEqualTo(2);
        assertThat(found.forgotten()).isEqualTo(2);
        assertThat(found.examined()).isGreaterThanOrEqualTo(2);
        assertThat(world.stores.passwords().find(ada.id())).isEmpty();
        assertThat(world.stores.sessions().list(ada.id())).isEmpty();
        assertThat(world.stores.apiKeys().list(robot)).isEmpty();
        assertThat(world.events(AuditEventType.ACCOUNT_REMOVAL))
                .extracting(event -> event.subject().orElseThrow())
                .containsExactlyInAnyOrder(ada.id().value(), robot.value());
    }

    @Test
    void areForgottenWhicheverOneThingIsKeptOfThem() {
        List<Consumer<UserId>> removals = removals();
        for (int kept = 0; kept < removals.size(); kept++) {
            Person person = directoryUser("user-" + kept).withPhone();
            person.newApiKey();
            List<Consumer<UserId>> others = new ArrayList<>(removals);
            others.remove(kept);
            others.forEach(removal -> removal.accept(person.id()));
            vanish(person.id());

            assertThat(forget(1).forgotten()).as("keeping number %d", kept).isEqualTo(1);
        }
    }

    private List<Consumer<UserId>> removals() {
        return List.of(
                this::resetState,
                world.stores.passwords()::delete,
                world.stores.totps()::delete,
                world.stores.apiKeys()::deleteAll,
                world.stores.sessions()::deleteAll,
                world.stores.knownDevices()::deleteAll);
    }

    private void resetState(UserId id) {
        world.stores.accountStates().delete(id);
        world.stores.accountStates().addAll(List.of(AccountState.initial(id)));
    }

    @Test
    void areFoundByTheirApiKeysAlone() {
        world.stores.accountStates().delete(robot);
        vanish(robot);

        assertThat(forget(1).forgotten()).isEqualTo(1);
        assertThat(world.stores.apiKeys().list(robot)).isEmpty();
    }

    @Test
    void areForgottenOnce() {
        vanish(ada.id());

        assertThat(forget(1).forgotten()).isEqualTo(1);
        assertThat(forget(1).found()).isZero();
        assertThat(world.events(AuditEventType.ACCOUNT_REMOVAL)).hasSize(1);
    }

    @Test
    void areLeftAloneWhenThereAreMoreThanExpected() {
        vanish(ada.id());
        vanish(robot);

        Vanished found = forget(1);

        assertThat(found.found()).isEqualTo(2);
        assertThat(found.forgotten()).isZero();
        assertThat(world.stores.passwords().find(ada.id())).isPresent();
        assertThat(world.stores.apiKeys().list(robot)).hasSize(1);
    }

    @Test
    void areNotThoseOfWhomTheDirectorySaysNothing() {
        remove(ada.id());

        assertThat(forget(10).found()).isZero();
        assertThat(world.stores.passwords().find(ada.id())).isPresent();
    }

    /** A directory that contradicts itself is not believed. */
    @Test
    void areNotThoseWhomTheDirectoryStillFinds() {
        deleted.add(ada.id());

        assertThat(forget(10).found()).isZero();
        assertThat(ada.isSignedIn()).isTrue();
    }

    @Test
    void areLeftAloneWhenTheDirectoryTakesItsWordBack() {
        vanish(ada.id());
        AtomicInteger asked = new AtomicInteger();
        AccountServices node = node((method, call) -> {
            boolean again = method.getName().equals("deletedAmong") && asked.incrementAndGet() > questions();
            return again ? Set.of() : answer(method.getName(), call);
        });

        Vanished found = node.operations().forgetVanished(10);

        assertThat(found.found()).isEqualTo(1);
        assertThat(found.forgotten()).isZero();
        assertThat(world.stores.passwords().find(ada.id())).isPresent();
    }

    /** How often the directory is asked before anyone is forgotten. */
    private int questions() {
        AtomicInteger asked = new AtomicInteger();
        node((method, call) -> {
                    if (method.getName().equals("deletedAmong")) {
                        asked.incrementAndGet();
                        return Set.of();
                    }
                    return call.proceed();
                })
                .operations()
                .forgetVanished(1);
        return asked.get();
    }

    @Test
    void areLeftAloneWhenTheDirectoryIsNotAvailable() {
        vanish(ada.id());
        AccountServices node = node((method, call) -> {
            throw new UncheckedIOException(new IOException("down"));
        });

        assertThatThrownBy(() -> node.operations().forgetVanished(10)).isInstanceOf(StoreUnavailableException.class);
        assertThat(world.stores.passwords().find(ada.id())).isPresent();
    }

    @Test
    void areLeftAloneWhenTheDirectoryIsEmpty() {
        AccountServices node = node((method, call) -> switch (method.getName()) {
            case "find" -> Optional.empty();
            case "findAll" -> List.of();
            case "deletedAmong" -> Set.of();
            default -> call.proceed();
        });

        assertThat(node.operations().forgetVanished(10).found()).isZero();
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(Person.byKey(world.accounts, key)).isPresent();
    }

    @Test
    void areNoneWhereNobodyMayBeForgotten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.accounts.operations().forgetVanished(0));
    }

    private void vanish(UserId id) {
        remove(id);
        deleted.add(id);
    }

    private Vanished forget(int most) {
        return node((method, call) -> answer(method.getName(), call))
                .operations()
                .forgetVanished(most);
    }

    /** Says nothing of users of other tests on the same database. */
    private @Nullable Object answer(String method, Interception.Call call) throws Throwable {
        return method.equals("deletedAmong") ? Set.copyOf(deleted) : call.proceed();
    }

    private AccountServices node(Interception directory) {
        return world.node(builder -> builder.users(directory.of(world.stores).users()));
    }
}
