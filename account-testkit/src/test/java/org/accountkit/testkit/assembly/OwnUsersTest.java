package org.accountkit.testkit.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.AccountStores;
import org.accountkit.UnsafeWiringException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.PasswordHasher;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.testkit.ReadOnlyDirectory;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host with its own directory, which AccountKit may only read. */
class OwnUsersTest {

    private static final Secret PASSWORD = Secret.ofText("correct horse battery staple");
    private static final RequestOrigin ORIGIN = RequestOrigin.unknown();

    private final AccountStores stores = new InMemoryStores();
    private final ReadOnlyDirectory directory = new ReadOnlyDirectory();
    private final User ada =
            new User(UserId.random(), Realm.DEFAULT, Username.of("ada"), "Ada", "", true, Set.of(), Instant.EPOCH);

    @BeforeEach
    void fillDirectory() {
        directory.put(ada);
    }

    @Test
    void signsInAndAuthenticatesSessionsAndKeys() {
        try (AccountServices accounts = wiring().users(directory).build()) {
            accounts.verify();
            accounts.operations().resetPassword(ada.id(), PASSWORD);

            SignedIn signedIn = (SignedIn) accounts.signIn().signIn("Ada", PASSWORD, PresentedTokens.NONE, ORIGIN);
            Secret key = accounts.operations()
                    .issueApiKey(ada.id(), "ci", Optional.empty())
                    .text();

            assertThat(accounts.sessions().authenticate(signedIn.session(), ORIGIN))
                    .hasValueSatisfying(
                            caller -> assertThat(caller.account().user()).isEqualTo(ada));
            assertThat(accounts.apiKeys().authenticate(key, ORIGIN))
                    .hasValueSatisfying(
                            caller -> assertThat(caller.account().user()).isEqualTo(ada));
        }
    }

    @Test
    void verifyReportsAnAccessReaderThatDoesNotKnowTheUsers() {
        try (AccountServices accounts =
                wiring().users(directory).accessReader(stores.accessReader()).build()) {
            assertThatExceptionOfType(UnsafeWiringException.class)
                    .isThrownBy(accounts::verify)
                    .satisfies(refused -> assertThat(refused.problems())
                            .singleElement()
                            .asString()
                            .contains("access reader", "accessReader()"));
        }
    }

    /** verify() once overlooked this, while every sign-in was refused. */
    @Test
    void verifyReportsStoresThatForwardAnotherAdaptersReader() {
        AccountStores forwarding = (AccountStores) Proxy.newProxyInstance(
                AccountStores.class.getClassLoader(),
                new Class<?>[] {AccountStores.class},
                (proxy, method, arguments) ->
                        method.getName().equals("users") ? directory : method.invoke(stores, arguments));

        try (AccountServices accounts = wiring().stores(forwarding).build()) {
            assertThatExceptionOfType(UnsafeWiringException.class).isThrownBy(accounts::verify);
        }
    }

    @Test
    void verifyAsksForNoUserWhereThereIsNone() {
        try (AccountServices accounts = wiring().users(new ReadOnlyDirectory())
                .accessReader(stores.accessReader())
                .build()) {
            accounts.verify();
        }
    }

    private AccountServicesBuilder wiring() {
        return AccountServices.builder()
                .stores(stores)
                .masterKeys(MasterKeys.of("2026-11", Secret.ofBytes(new byte[32])))
                .productName("Example Console")
                .tokenPrefix("ex")
                .passwordHasher(PasswordHasher.argon2id(new Argon2Parameters(8, 1, 1)))
                .forTests();
    }
}
