package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.FORBIDDEN;
import static org.accountkit.access.RefusalCode.NOT_AUTHENTICATED;
import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.access.RefusalCode.WRONG_CODE;
import static org.accountkit.access.RefusalCode.WRONG_PASSWORD;
import static org.accountkit.testkit.specification.Refusals.refusal;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.accountkit.AccountStores;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.administration.RoleAdministration.RoleEdit;
import org.accountkit.testkit.specification.CallerChange.Scene;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore.UserQuery;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A request authenticates its caller, and then something happens to the caller before the request changes anything: the
 * request is refused, and leaves nothing behind.
 */
public abstract class StaleCallerSpecification extends ServiceSpecification {

    /** For subclasses. */
    protected StaleCallerSpecification() {}

    @TestFactory
    Stream<DynamicTest> changesNothingAfterAPasswordReset() {
        return each(scene -> scene.world().edit(scene.ada(), edit -> edit.password(secret("set by an administrator"))));
    }

    @TestFactory
    Stream<DynamicTest> changesNothingAfterAResetByTheOperator() {
        return each(
                scene -> scene.accounts().operations().resetPassword(scene.ada().id(), secret("set by the operator")));
    }

    @TestFactory
    Stream<DynamicTest> changesNothingOnceDisabled() {
        return each(scene -> scene.world().edit(scene.ada(), edit -> edit.enabled(false)));
    }

    @TestFactory
    Stream<DynamicTest> changesNothingAfterTakenRoles() {
        return each(scene -> scene.world().edit(scene.ada(), edit -> edit.roles()));
    }

    @TestFactory
    Stream<DynamicTest> changesNothingOnceSignedOutByAnAdministrator() {
        return each(scene -> scene.accounts()
                .users()
                .signOut(scene.world().root().caller(), scene.ada().id()));
    }

    @TestFactory
    Stream<DynamicTest> changesNothingInASessionThatItsUserEnded() {
        return each(scene -> scene.accounts().signIn().signOut(scene.ada().caller()));
    }

    @TestFactory
    Stream<DynamicTest> changesNothingOnceDeleted() {
        return each(scene -> scene.accounts()
                .users()
                .delete(scene.world().root().caller(), scene.ada().id()));
    }

    @TestFactory
    Stream<DynamicTest> changesNothingOnceItsRoleLostTheRight() {
        return tests(
                Stream.of(CallerChange.values()).filter(CallerChange::needsRight),
                scene -> scene.accounts()
                        .roles()
                        .edit(
                                scene.world().root().caller(),
                                "ada-role",
                                new RoleEdit(Optional.of(Set.of()), Optional.empty())));
    }

    private Stream<DynamicTest> each(Consumer<Scene> rival) {
        return tests(Stream.of(CallerChange.values()), rival);
    }

    private Stream<DynamicTest> tests(Stream<CallerChange> changes, Consumer<Scene> rival) {
        return changes.map(change -> DynamicTest.dynamicTest(change.name(), () -> {
            try (World own = new World(stores())) {
                isRefused(own, change, rival);
            }
        }));
    }

    private static void isRefused(World world, CallerChange change, Consumer<Scene> rival) {
        Scene scene = Scene.in(world);
        change.prepare(scene);
        world.root();
        Caller stale = scene.ada().caller();
        String[] before = {""};
        Runnable wins = () -> {
            rival.accept(scene);
            before[0] = kept(scene);
        };
        if (change.takesPassword()) {
            world.hasher.duringTheNext(wins);
        } else {
            wins.run();
        }

        RefusalCode code = refusal(() -> change.make(scene, stale)).code();

        assertThat(code).isIn(NOT_AUTHENTICATED, FORBIDDEN, WRONG_PASSWORD, WRONG_CODE, NOT_FOUND);
        assertThat(kept(scene)).isEqualTo(before[0]);
    }

    /** Everything that the stores keep of both users, and of roles and downloads. */
    private static String kept(Scene scene) {
        AccountStores stores = scene.world().stores;
        return kept(stores, scene.ada().id())
                + kept(stores, scene.bob().id())
                + stores.roles().list(scene.world().realm)
                + stores.downloadTokens().find(scene.world().realm)
                + stores.users().list(UserQuery.in(scene.world().realm));
    }

    private static String kept(AccountStores stores, UserId id) {
        return String.valueOf(stores.accountStates().find(id))
                + stores.passwords().find(id).map(password -> password.version())
                + stores.sessions().list(id)
                + stores.knownDevices().list(id)
                + stores.apiKeys().list(id)
                + stores.totps().find(id).map(totp -> totp.credential().id())
                + stores.totps().findPending(id).map(pending -> pending.id())
                + stores.recoveryCodes().count(id);
    }
}
