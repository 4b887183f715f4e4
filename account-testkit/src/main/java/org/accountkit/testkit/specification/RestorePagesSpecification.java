package org.accountkit.testkit.specification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.AccountStores;
import org.accountkit.secret.Secret;
import org.accountkit.user.AccountState;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.Username;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A restored database whose accounts do not fit on one page. */
public abstract class RestorePagesSpecification extends ServiceSpecification {

    private Person ada;
    private Person bob;

    /** For subclasses. */
    protected RestorePagesSpecification() {}

    @BeforeEach
    void backUp() {
        ada = world.person("ada");
        bob = world.person("bob");
    }

    @Test
    void endsTheSessionsOfEveryPage() {
        restore(node("list"));

        assertThat(ada.isSignedIn()).isFalse();
        assertThat(bob.isSignedIn()).isFalse();
    }

    @Test
    void endsTheKeysOfEveryPage() {
        Secret first = ada.newApiKey();
        Secret second = bob.newApiKey();

        restore(node("owners"));

        assertThat(ada.byKey(first)).isEmpty();
        assertThat(bob.byKey(second)).isEmpty();
    }

    private AccountServices node(String pages) {
        AccountStores stores = inPagesOfOne(pages).of(world.stores);
        return world.node(builder -> builder.stores(world.stores)
                .accountStates(stores.accountStates())
                .apiKeys(stores.apiKeys()));
    }

    /** Only the users of this test, one by one. */
    private Interception inPagesOfOne(String pages) {
        return (method, call) -> {
            if (!method.getName().equals(pages) || !(call.arguments().get(0) instanceof Optional<?> after)) {
                return call.proceed();
            }
            Stream<UserId> next = Stream.of(ada.id(), bob.id())
                    .sorted((one, other) -> one.value().compareTo(other.value()))
                    .filter(id -> after.isEmpty() || id.value().compareTo(((UserId) after.get()).value()) > 0)
                    .limit(1);
            return pages.equals("owners")
                    ? next.toList()
                    : next.map(this::stateOf).toList();
        };
    }

    private AccountState stateOf(UserId id) {
        return world.stores.accountStates().find(id).orElseThrow();
    }

    /** A directory that ignores the realm. */
    @Test
    void leavesUsersOfAnotherRealmAlone() {
        User stranger = stranger();
        UserStore users = ((Interception) (method, call) -> answer(method.getName(), call, stranger))
                .of(world.stores)
                .users();

        restore(world.node(builder -> builder.users(users)));

        assertThat(world.stores.accountStates().find(stranger.id())).isEmpty();
    }

    private static @Nullable Object answer(String method, Interception.Call call, User stranger) throws Throwable {
        Object answer = call.proceed();
        return method.equals("list") && answer instanceof List<?> page && !page.isEmpty() ? List.of(stranger) : answer;
    }

    /** Comes last in the order of names, so that the page after it is empty. */
    private User stranger() {
        Realm elsewhere = new Realm(world.realm.name() + "-2");
        return new User(UserId.random(), elsewhere, Username.of("zoe"), "", "", true, Set.of(), world.clock.instant());
    }

    private void restore(AccountServices node) {
        world.clock.advance(Duration.ofMillis(1));
        node.operations().afterRestore(world.clock.instant(), done -> {});
    }
}
