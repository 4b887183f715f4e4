package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.access.RefusalCode.LAST_ADMINISTRATOR;
import static org.accountkit.access.RefusalCode.MANAGED_ELSEWHERE;
import static org.accountkit.access.RefusalCode.NOT_AUTHENTICATED;
import static org.accountkit.access.RefusalCode.NOT_FOUND;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.UnsafeWiringException;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.AccountQuery;
import org.accountkit.administration.AuditReview.AuditQuery;
import org.accountkit.administration.UserEdit;
import org.accountkit.audit.AuditEventType;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.user.Realm;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host's user store that answers wrongly, or not at all: in doubt, everyone is refused. */
public abstract class HostDirectorySpecification extends ServiceSpecification {

    private Person root;
    private Person ada;
    private Secret key;

    /** For subclasses. */
    protected HostDirectorySpecification() {}

    @BeforeEach
    void fillDirectory() {
        root = world.root();
        ada = world.person("ada");
        key = ada.newApiKey();
    }

    @Test
    void isNeverWrittenWhenItIsReadOnly() {
        AccountServices node = node((method, call) -> switch (method.getName()) {
            case "writable" -> false;
            case "add", "addAll", "update", "delete" -> throw new AssertionError("written");
            default -> call.proceed();
        });

        assertRefused(
                MANAGED_ELSEWHERE,
                () -> node.operations().createAdministrator(Username.of("eve"), secret(PASSWORD), false));
        assertThat(world.events(AuditEventType.USER_CREATION)).hasSize(2);
    }

    @Test
    void isNotBelievedWhenItReturnsAnotherUserForAName() {
        AccountServices node = answering("findByName", Optional.of(user(root.id())));

        assertRefused(INVALID_CREDENTIALS, () -> signIn(node, "ada"));
        assertRefused(NOT_FOUND, () -> node.operations().find(Username.of("ada")));
        assertThat(signIn(node, "root")).isInstanceOf(SignedIn.class);
    }

    @Test
    void isNotBelievedWhenItReturnsAnotherUserForAnId() {
        AccountServices node = answering("find", Optional.of(user(root.id())));

        assertThat(ada.isSignedIn(node)).isFalse();
        assertThat(Person.byKey(node, key)).isEmpty();
        assertRefused(INVALID_CREDENTIALS, () -> signIn(node, "ada"));
        assertRefused(NOT_FOUND, () -> node.users().find(root.caller(), ada.id()));
        assertRefused(NOT_FOUND, () -> node.operations().resetPassword(ada.id(), secret(PASSWORD)));
        assertRefused(NOT_FOUND, () -> node.operations().issueApiKey(ada.id(), "ci", Optional.empty()));
    }

    /** Between the two reads of a sign-in, the name may have passed to somebody else. */
    @Test
    void isNotBelievedWhenTheUserOfAnIdHasAnotherNameOrRealm() {
        User found = user(ada.id());

        for (User other : List.of(renamed(found, found.realm(), "eve"), renamed(found, otherRealm(), "ada"))) {
            assertRefused(INVALID_CREDENTIALS, () -> signIn(answering("find", Optional.of(other)), "ada"));
        }
        assertThat(signIn(answering("find", Optional.of(found)), "ada")).isInstanceOf(SignedIn.class);
    }

    private User renamed(User user, Realm realm, String name) {
        return new User(user.id(), realm, Username.of(name), "", "", true, user.roles(), user.createdAt());
    }

    @Test
    void isNotBelievedWhenItReturnsOtherUsersForSeveralIds() {
        AccountServices node = answering("findAll", List.of(user(root.id()), otherUser("eve")));

        assertThat(node.audit().events(root.caller(), AuditQuery.all()).items())
                .allSatisfy(
                        event -> assertThat(event.subjectName().orElse("root")).isEqualTo("root"));
    }

    @Test
    void isNotBelievedWhenTheUserOfAnEventIsOfAnotherRealm() {
        AccountServices node = answering("findAll", List.of(renamed(user(ada.id()), otherRealm(), "eve")));

        assertThat(node.audit().events(root.caller(), AuditQuery.all()).items())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.subjectName()).isEmpty());
    }

    /** The caller was authenticated before the user moved. */
    @Test
    void letsACallerChangeNothingOnceTheUserIsInAnotherRealm() {
        Caller caller = ada.caller();
        AccountServices node = answering("find", Optional.of(renamed(user(ada.id()), otherRealm(), "ada")));

        assertRefused(NOT_AUTHENTICATED, () -> node.sessions().endOthers(caller, Optional.empty()));
        assertRefused(NOT_AUTHENTICATED, () -> node.apiKeys().generate(caller));
    }

    @Test
    void isNotBelievedWhenItIgnoresTheRealm() {
        User stranger = otherUser("stranger");
        world.stores.users().add(stranger);
        world.accounts.inRealm(stranger.realm()).operations().resetPassword(stranger.id(), secret(PASSWORD));
        AccountServices node = node((method, call) -> switch (method.getName()) {
            case "findByName" -> Optional.of(stranger);
            case "list" -> List.of(stranger);
            default -> call.proceed();
        });

        assertRefused(INVALID_CREDENTIALS, () -> signIn(node, "stranger"));
        assertRefused(NOT_FOUND, () -> node.operations().find(Username.of("stranger")));
        assertRefused(NOT_FOUND, () -> node.operations().unlock(stranger.id()));
        assertThat(node.users().list(root.caller(), AccountQuery.all()).items()).isEmpty();
        assertThatThrownBy(node::verify)
                .isInstanceOf(UnsafeWiringException.class)
                .hasMessageContaining("ignores the realm");
    }

    @Test
    void isNotBelievedWhenItCountsAdministratorsOfAnotherRealm() {
        User stranger = otherUser("stranger");
        AccountServices node = node((method, call) -> method.getName().equals("findEnabledByRoles")
                        && world.stores
                                .users()
                                .find(root.id())
                                .filter(User::enabled)
                                .isEmpty()
                ? List.of(stranger)
                : call.proceed());

        assertRefused(
                LAST_ADMINISTRATOR,
                () -> node.users()
                        .edit(
                                root.caller(),
                                root.id(),
                                UserEdit.basedOn(0).enabled(false).build()));
    }

    @Test
    void letsNobodyInWhenItIsEmpty() {
        AccountServices node =
                node((method, call) -> method.getReturnType() == Optional.class ? Optional.empty() : call.proceed());

        assertThat(ada.isSignedIn(node)).isFalse();
        assertThat(Person.byKey(node, key)).isEmpty();
        assertRefused(INVALID_CREDENTIALS, () -> signIn(node, "ada"));
        assertThat(ada.isSignedIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void letsNobodyInWhenItThrowsOrReturnsNull(boolean throwing) {
        AccountServices node = node((method, call) -> {
            if (!throwing) {
                return null;
            }
            throw new IllegalStateException("cannot bind as " + PASSWORD);
        });

        for (Runnable use : uses(node)) {
            assertThatThrownBy(use::run)
                    .isInstanceOf(StoreFailedException.class)
                    .hasNoCause()
                    .hasMessageContaining("UserStore.")
                    .hasMessageNotContaining(PASSWORD);
        }
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(world.signIn("ada", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    private List<Runnable> uses(AccountServices node) {
        return List.of(
                () -> signIn(node, "ada"),
                () -> ada.isSignedIn(node),
                () -> Person.byKey(node, key),
                () -> node.users().find(root.caller(), ada.id()),
                () -> node.users().list(root.caller(), AccountQuery.all()),
                () -> node.operations().find(Username.of("ada")),
                () -> node.operations().resetPassword(ada.id(), secret(PASSWORD)),
                () -> node.operations().issueApiKey(ada.id(), "ci", Optional.empty()));
    }

    /** How long a directory may take is up to the host. What hangs must hold up nobody else. */
    @Test
    void holdsUpNobodyElseWhileItHangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(4);
        CountDownLatch end = new CountDownLatch(1);
        AccountServices node = node((method, call) -> {
            if (method.getName().equals("findByName")) {
                hanging.countDown();
                end.await();
            }
            return call.proceed();
        });
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<SignInResult>> waiting = Stream.generate(() -> threads.submit(() -> signIn(node, "ada")))
                    .limit(4)
                    .toList();
            assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(ada.isSignedIn(node)).isTrue();
            assertThat(Person.byKey(node, key)).isPresent();
            node.signIn().prove(ada.caller(node, RequestOrigin.unknown()), secret(PASSWORD), Optional.empty());
            assertThat(waiting).noneMatch(Future::isDone);
        } finally {
            end.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private AccountServices answering(String name, Object answer) {
        return node((method, call) -> method.getName().equals(name) ? answer : call.proceed());
    }

    /** A node whose users come from a store of the host's. */
    private AccountServices node(Interception directory) {
        UserStore users = directory.of(world.stores).users();
        return world.node(builder -> builder.users(users));
    }

    private SignInResult signIn(AccountServices node, String name) {
        return world.keepTokensSecret(
                node.signIn().signIn(name, secret(PASSWORD), PresentedTokens.NONE, RequestOrigin.unknown()));
    }

    private User user(UserId id) {
        return world.stores.users().find(id).orElseThrow();
    }

    private Realm otherRealm() {
        return new Realm(world.realm.name() + "-2");
    }

    private User otherUser(String name) {
        return new User(
                UserId.random(),
                otherRealm(),
                Username.of(name),
                "",
                "",
                true,
                Set.of(Role.ADMINISTRATOR),
                world.clock.instant());
    }
}
