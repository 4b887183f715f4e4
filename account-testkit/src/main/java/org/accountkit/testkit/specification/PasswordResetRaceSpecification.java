package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.testkit.specification.PasswordResetSpecification.NEXT;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.Race;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A password reset and something else at the same time: nothing is set with a token that has ended. */
public abstract class PasswordResetRaceSpecification extends ServiceSpecification {

    private static final int ROUNDS = 10;
    private static final int RIVALS = 4;

    /** For specifications. */
    protected PasswordResetRaceSpecification() {}

    @Test
    @Tag("A78")
    void a78LetsOneOfSeveralUsesSucceed() {
        for (int round = 0; round < ROUNDS; round++) {
            Person ada = world.person("ada" + round);
            Secret token = world.requestReset(ada);
            AccountServices other = world.node();
            long before = version(world, ada);

            long succeeded = Race.successes(RIVALS, () -> {
                        other.passwordResets().complete(token, secret(NEXT), Optional.empty(), RequestOrigin.unknown());
                        return true;
                    })
                    .size();

            assertThat(succeeded).isEqualTo(1);
            assertThat(version(world, ada)).isEqualTo(before + 1);
        }
    }

    private static long version(World world, Person person) {
        return world.stores.passwords().find(person.id()).orElseThrow().version();
    }

    /** The rival wins after the token was found and before it is used. */
    @TestFactory
    @Tag("A78")
    Stream<DynamicTest> a78SetsNothingOnceSomethingElseHasHappened() {
        return Stream.of(
                rival("another use", race -> race.world().completeReset(race.token(), "set by the same token")),
                rival("a newer token", race -> race.world().issueReset(race.ada())),
                rival(
                        "a change",
                        race -> race.world()
                                .accounts
                                .passwords()
                                .change(race.caller(), secret(World.PASSWORD), secret("changed by the user"))),
                rival(
                        "a reset by the operator",
                        race -> race.world()
                                .accounts
                                .operations()
                                .resetPassword(race.ada(), secret("set by the operator"))),
                rival(
                        "a deletion",
                        race -> race.world()
                                .accounts
                                .users()
                                .delete(race.world().root().caller(), race.ada())),
                rival(
                        "a sign-out",
                        race -> race.world()
                                .accounts
                                .users()
                                .signOut(race.world().root().caller(), race.ada())),
                rival(
                        "a reset by an administrator",
                        race -> race.world()
                                .edit(race.person(), edit -> edit.password(secret("set by an administrator")))),
                rival("a disabling", race -> race.world().edit(race.person(), edit -> edit.enabled(false))));
    }

    private DynamicTest rival(String name, Consumer<Contest> rival) {
        return DynamicTest.dynamicTest(name, () -> {
            try (World own = new World(stores())) {
                isRefused(own, rival);
            }
        });
    }

    private static void isRefused(World world, Consumer<Contest> rival) {
        Person ada = world.person("ada");
        Contest contest = new Contest(world, ada, ada.caller(), world.requestReset(ada));
        String[] before = {""};
        world.hasher.whileHashing(() -> {
            rival.accept(contest);
            before[0] = kept(world, ada);
        });

        assertRefused(INVALID_CREDENTIALS, () -> world.completeReset(contest.token(), NEXT));

        assertThat(kept(world, ada)).isEqualTo(before[0]).isNotEmpty();
    }

    private static String kept(World world, Person ada) {
        UserId id = ada.id();
        return String.valueOf(world.stores.accountStates().find(id))
                + world.stores.passwords().find(id).map(password -> password.version())
                + world.stores.sessions().list(id)
                + world.stores.apiKeys().list(id)
                + world.stores.knownDevices().list(id);
    }

    @Test
    @Tag("A78")
    void a78LeavesOnePasswordAndNoSessionOfAReset() {
        for (int round = 0; round < ROUNDS; round++) {
            Person ada = world.person("ada" + round);
            Secret token = world.requestReset(ada);
            Caller caller = ada.caller();
            long before = version(world, ada);
            Race.successes(List.of(
                    () -> {
                        world.completeReset(token, NEXT);
                        return true;
                    },
                    () -> {
                        world.accounts
                                .passwords()
                                .change(caller, secret(World.PASSWORD), secret("changed by the user"));
                        return true;
                    }));
            assertThat(version(world, ada)).isEqualTo(before + 1);
        }
    }

    /** What a rival does, to whom, and the token that it races with. */
    private record Contest(World world, Person person, Caller caller, Secret token) {

        UserId ada() {
            return person.id();
        }
    }
}
