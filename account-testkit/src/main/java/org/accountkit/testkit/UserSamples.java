package org.accountkit.testkit;

import static org.accountkit.testkit.SampleRows.LATER;
import static org.accountkit.testkit.SampleRows.MANY;
import static org.accountkit.testkit.SampleRows.NOW;
import static org.accountkit.testkit.SampleRows.OLD;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.accountkit.password.PasswordHash;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore.UserQuery;

/** Sample calls of the stores for users, their states, roles and passwords, and of the reader that combines them. */
final class UserSamples {

    private static final PasswordHash HASH = new PasswordHash("sample");
    private static final PasswordHash OTHER_HASH = new PasswordHash("other");

    private UserSamples() {}

    static Stream<UnitSample> all() {
        return Stream.of(users(), states(), roles(), passwords(), resets(), readers())
                .flatMap(samples -> samples);
    }

    private static Stream<UnitSample> users() {
        return Stream.of(
                UnitSample.of(UserSamples::plant, s -> s.stores.users().find(s.owner)),
                UnitSample.of(
                        s -> s.stores.users().addAll(List.of(s.user)),
                        s -> s.stores.users().findByName(s.realm, s.user.username())),
                UnitSample.of(
                        UserSamples::plant,
                        s -> s.stores.users().update(s.edited()),
                        s -> s.stores.users().list(UserQuery.in(s.realm))),
                UnitSample.of(
                        UserSamples::plant,
                        s -> s.stores.users().delete(s.owner),
                        s -> s.stores.users().count(UserQuery.in(s.realm))),
                UnitSample.of(
                        UserSamples::plant,
                        s -> s.stores.users().delete(s.owner),
                        s -> s.stores.users().findAll(List.of(s.owner))),
                UnitSample.of(
                        UserSamples::plant, s -> s.stores.users().findEnabledByRoles(s.realm, List.of("auditor"))),
                UnitSample.of(
                        UserSamples::plant, s -> s.stores.users().hasEnabled(s.realm, List.of("auditor"), List.of())),
                UnitSample.of(UserSamples::plant, s -> s.stores.users().isRoleInUse(s.realm, "auditor")),
                UnitSample.of(UserSamples::plant, s -> s.stores.users().isEmpty(s.realm)),
                UnitSample.of(
                        UserSamples::plant, s -> s.stores.users().takenAmong(s.realm, List.of(s.user.username()))));
    }

    private static void plant(SampleRows s) {
        s.stores.users().add(s.user);
    }

    private static Stream<UnitSample> states() {
        return Stream.of(
                UnitSample.of(s -> s.stores.accountStates().addAll(List.of(s.state())), UserSamples::state),
                UnitSample.of(
                        s -> s.stores.accountStates().lock(s.owner),
                        s -> s.stores.accountStates().findAll(List.of(s.owner))),
                UnitSample.of(s -> s.stores.accountStates().lockOnly(s.owner), UserSamples::state),
                UnitSample.of(s -> s.stores.accountStates().raiseEpoch(s.owner), UserSamples::nextState),
                UnitSample.of(s -> s.stores.accountStates().raiseEpochTo(s.owner, 7), UserSamples::state),
                UnitSample.of(s -> s.stores.accountStates().edit(s.owner, 0, true, true), UserSamples::state),
                UnitSample.of(
                        s -> s.stores.accountStates().setPasswordChangeRequired(s.owner, true), UserSamples::state),
                UnitSample.of(s -> s.stores.accountStates().recordSignIn(s.owner, NOW), UserSamples::state),
                UnitSample.of(
                        s -> s.stores.accountStates().raiseEpoch(s.owner),
                        s -> s.stores.accountStates().delete(s.owner),
                        UserSamples::state));
    }

    private static Object state(SampleRows s) {
        return s.stores.accountStates().find(s.owner);
    }

    /** The page that begins with the user's state, if there is one. */
    private static Object nextState(SampleRows s) {
        String before = s.owner.value().substring(0, s.owner.value().length() - 1);
        return s.stores.accountStates().list(Optional.of(new UserId(before)), 1);
    }

    private static Stream<UnitSample> roles() {
        return Stream.of(
                UnitSample.of(
                        s -> s.stores.roles().add(s.role()),
                        s -> s.stores.roles().find(s.realm, "auditor")),
                UnitSample.of(
                        s -> s.stores.roles().add(s.role()),
                        s -> s.stores.roles().update(s.changedRole()),
                        s -> s.stores.roles().list(s.realm)),
                UnitSample.of(
                        s -> s.stores.roles().add(s.role()),
                        s -> s.stores.roles().delete(s.realm, "auditor"),
                        s -> s.stores.roles().find(s.realm, "auditor")));
    }

    private static Stream<UnitSample> passwords() {
        return Stream.of(
                UnitSample.of(s -> s.stores.passwords().set(s.owner, HASH, NOW), UserSamples::password),
                UnitSample.of(
                        s -> s.stores.passwords().addAll(Map.of(s.owner, HASH), NOW),
                        s -> s.stores.passwords().findAll(List.of(s.owner))),
                UnitSample.of(
                        s -> s.stores.passwords().set(s.owner, HASH, NOW),
                        s -> s.stores.passwords().replace(s.owner, OTHER_HASH, 1, LATER),
                        UserSamples::password),
                UnitSample.of(
                        s -> s.stores.passwords().set(s.owner, HASH, NOW),
                        s -> s.stores.passwords().delete(s.owner),
                        UserSamples::password));
    }

    private static Object password(SampleRows s) {
        return s.stores.passwords().find(s.owner);
    }

    private static Stream<UnitSample> resets() {
        return Stream.of(
                UnitSample.of(UserSamples::putReset, UserSamples::reset),
                UnitSample.of(
                        UserSamples::putReset, s -> s.stores.passwordResets().takeTry(s.digest), UserSamples::reset),
                UnitSample.of(
                        UserSamples::putReset, s -> s.stores.passwordResets().spend(s.digest), UserSamples::reset),
                UnitSample.of(
                        UserSamples::putReset, s -> s.stores.passwordResets().delete(s.owner), UserSamples::reset),
                UnitSample.of(
                        UserSamples::putReset, s -> s.stores.passwordResets().sweep(OLD, MANY), UserSamples::reset));
    }

    private static void putReset(SampleRows s) {
        s.stores.passwordResets().put(s.reset(), s.digest);
    }

    private static Object reset(SampleRows s) {
        return s.stores.passwordResets().find(s.digest);
    }

    private static Stream<UnitSample> readers() {
        return Stream.of(
                UnitSample.of(
                        s -> {
                            plant(s);
                            s.stores.sessions().add(s.session(), s.digest);
                        },
                        s -> s.stores.accountStates().raiseEpoch(s.owner),
                        s -> s.stores.accessReader().session(s.digest)),
                UnitSample.of(
                        s -> {
                            plant(s);
                            s.stores.apiKeys().replace(s.key("ci"), s.digest);
                        },
                        s -> s.stores.roles().add(s.role()),
                        s -> s.stores.accessReader().apiKey(s.digest)),
                UnitSample.of(
                        UserSamples::plant,
                        s -> s.stores.totps().addAll(List.of(s.credential), NOW),
                        s -> s.stores.accessReader().account(s.owner)),
                UnitSample.of(
                        UserSamples::plant,
                        s -> s.stores.apiKeys().replace(s.key(""), s.digest),
                        s -> s.stores.accessReader().accounts(List.of(s.user))));
    }
}
