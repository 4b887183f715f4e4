package org.accountkit.testkit.specification;

import static org.accountkit.access.RefusalCode.INVALID_CREDENTIALS;
import static org.accountkit.testkit.specification.Refusals.assertRefused;
import static org.accountkit.testkit.specification.World.PASSWORD;
import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.access.AccessReader;
import org.accountkit.access.AccessReader.ApiKeyAccess;
import org.accountkit.access.AccessReader.SessionAccess;
import org.accountkit.access.Account;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.AccountQuery;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.user.AccountState;
import org.accountkit.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host's access reader that answers wrongly: nobody is taken for somebody else. */
public abstract class HostReaderSpecification extends ServiceSpecification {

    private Person root;
    private Person ada;
    private Account mixed;

    /** For subclasses. */
    protected HostReaderSpecification() {}

    @BeforeEach
    void addUsers() {
        root = world.root();
        ada = world.person("ada");
        Account own = account(ada.id());
        mixed = new Account(own.user(), account(root.id()).state(), own.roles(), own.twoFactor(), false);
    }

    /** Otherwise the token of one user would set the password of another. */
    @Test
    void isNotBelievedWhenItReturnsAnotherAccountForAnId() {
        Secret token = world.issueReset(ada.id());
        AccountServices node = answering("account", Optional.of(rootUnderTheEpochOf(account(ada.id()))));

        assertRefused(
                INVALID_CREDENTIALS,
                () -> node.passwordResets()
                        .complete(token, secret("set with a reset token"), Optional.empty(), RequestOrigin.unknown()));
        assertThat(world.signIn("root", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    private Account rootUnderTheEpochOf(Account other) {
        Account own = account(root.id());
        AccountState state = new AccountState(
                root.id(), other.state().epoch(), false, false, own.state().version(), Optional.empty());
        return new Account(own.user(), state, own.roles(), own.twoFactor(), false);
    }

    @Test
    void isNotBelievedWhenTheStateIsThatOfAnotherUser() {
        Secret key = ada.newApiKey();

        assertThatThrownBy(() -> signIn(answering("account", Optional.of(mixed))))
                .isInstanceOf(RefusedException.class);
        assertThat(ada.isSignedIn(mixing("session"))).isFalse();
        assertThat(Person.byKey(mixing("apiKey"), key)).isEmpty();
    }

    @Test
    void isNotBelievedWhenItReturnsOtherAccountsForSeveralUsers() {
        AccountServices node = answering("accounts", List.of(account(root.id())));

        assertThatThrownBy(() -> node.users().list(root.caller(), AccountQuery.all()))
                .isInstanceOf(StoreFailedException.class);
    }

    private AccountServices answering(String name, Object answer) {
        return node((method, call) -> method.getName().equals(name) ? answer : call.proceed());
    }

    /** A node that finds the right credential, and with it the state of another user. */
    private AccountServices mixing(String name) {
        return node((method, call) -> {
            Object answer = call.proceed();
            return method.getName().equals(name) && answer instanceof Optional<?> found
                    ? found.map(this::mixed)
                    : answer;
        });
    }

    private Object mixed(Object access) {
        return access instanceof SessionAccess session
                ? new SessionAccess(
                        session.id(),
                        mixed.state().epoch(),
                        session.signedInAt(),
                        session.provenAt(),
                        session.lastSeenAt(),
                        session.expiresAt(),
                        mixed)
                : new ApiKeyAccess(((ApiKeyAccess) access).id(), Optional.empty(), Optional.empty(), mixed);
    }

    private AccountServices node(Interception interception) {
        AccessReader reader = interception.of(world.stores).accessReader();
        return world.node(builder -> builder.accessReader(reader));
    }

    private static void signIn(AccountServices node) {
        node.signIn().signIn("ada", secret(PASSWORD), PresentedTokens.NONE, RequestOrigin.unknown());
    }

    private Account account(UserId id) {
        return world.stores.accessReader().account(id).orElseThrow();
    }
}
