package org.accountkit.testkit.specification;

import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.accountkit.access.Caller;
import org.accountkit.testkit.specification.CallerChange.Scene;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every change locks the accounts of its caller and of the user it concerns, in one order, so that changes of one
 * account wait for each other and two users who edit each other do not deadlock.
 */
public abstract class AccountLockSpecification extends ServiceSpecification {

    private static final Set<CallerChange> ON_ANOTHER_USER = EnumSet.of(
            CallerChange.EDIT_USER,
            CallerChange.DELETE_USER,
            CallerChange.SIGN_USER_OUT,
            CallerChange.UNLOCK_USER,
            CallerChange.REMOVE_KEY_OF_USER);

    /** For subclasses. */
    protected AccountLockSpecification() {}

    @TestFactory
    Stream<DynamicTest> everyChangeLocksItsAccounts() {
        return Stream.of(CallerChange.values())
                .map(change -> DynamicTest.dynamicTest(change.name(), () -> locksItsAccounts(change)));
    }

    private void locksItsAccounts(CallerChange change) {
        List<UserId> locked = new ArrayList<>();
        try (World own = new World(recording(locked).of(stores()))) {
            Scene scene = Scene.in(own);
            change.prepare(scene);
            Caller caller = scene.ada().caller();
            locked.clear();

            change.make(scene, caller);

            assertThat(locked).containsSubsequence(expected(change, scene));
        }
    }

    private static List<UserId> expected(CallerChange change, Scene scene) {
        Stream<UserId> target = Stream.of(scene.bob().id()).filter(id -> ON_ANOTHER_USER.contains(change));
        return Stream.concat(Stream.of(scene.ada().id()), target)
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
    }

    @Test
    void everySignInLocksItsAccount() {
        List<UserId> locked = new ArrayList<>();
        try (World own = new World(recording(locked).of(stores()))) {
            Person ada = own.person("ada");
            locked.clear();
            own.signIn("ada", PASSWORD);
            assertThat(locked).contains(ada.id());

            ada.withPhone();
            var pending = ada.beginSignIn();
            locked.clear();
            ada.complete(pending, ada.freshCode());
            assertThat(locked).contains(ada.id());
        }
    }

    @Test
    void everyOperationLocksItsAccount() {
        List<UserId> locked = new ArrayList<>();
        try (World own = new World(recording(locked).of(stores()))) {
            Person ada = own.person("ada").withPhone();
            List<Runnable> operations = List.of(
                    () -> own.accounts.operations().resetPassword(ada.id(), secret("set by the operator")),
                    () -> own.accounts.operations().resetTwoFactor(ada.id()));

            assertThat(operations).allSatisfy(operation -> {
                locked.clear();
                operation.run();
                assertThat(locked).contains(ada.id());
            });
        }
    }

    private static Interception recording(List<UserId> locked) {
        return (method, call) -> {
            if (method.getName().equals("lockOnly") && call.arguments().get(0) instanceof UserId userId) {
                locked.add(userId);
            }
            return call.proceed();
        };
    }
}
