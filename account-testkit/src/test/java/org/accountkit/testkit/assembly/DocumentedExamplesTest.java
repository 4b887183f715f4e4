package org.accountkit.testkit.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.accountkit.AccountServices;
import org.accountkit.AccountStores;
import org.accountkit.ApiKeys;
import org.accountkit.Passwords;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.password.PasswordHash;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.AccountFixture;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.testkit.MutableClock;
import org.accountkit.testkit.ReadOnlyDirectory;
import org.accountkit.testkit.TestUser;
import org.accountkit.twofactor.Totp;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpParameters.TotpAlgorithm;
import org.accountkit.twofactor.TotpSecret;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Test;

/** Java examples of the documentation. DocumentedSnippetsTest of the standalone host finds those that no test has. */
class DocumentedExamplesTest {

    private final InMemoryStores stores = new InMemoryStores();
    private final Clock clock = new MutableClock();

    @Test
    void passwordsAlone() {
        Secret password = Secret.ofText("correct horse battery staple");

        Passwords passwords = Passwords.builder("Example Console").build();
        PasswordHash hash = passwords.hash(password);
        boolean matches = passwords.verify(password, Optional.of(hash)).matches();

        assertThat(matches).isTrue();
    }

    @Test
    void totpAlone() {
        Secret typed = Secret.ofText("not a code");

        Totp totp = new Totp(TotpParameters.DEFAULT, Totp.DEFAULT_WINDOW);
        TotpSecret secret = TotpSecret.random(TotpAlgorithm.SHA1, new SecureRandom());
        Secret contentsOfTheQrCode = totp.keyUri("Example Console", "ada", secret);
        OptionalLong step = totp.match(secret, typed, clock.instant());

        assertThat(contentsOfTheQrCode.reveal()).startsWith("otpauth://");
        assertThat(step).isEmpty();
    }

    @Test
    void apiKeysAlone() {
        User ada = ada();
        stores.users().add(ada);
        UserId userId = ada.id();

        ApiKeys keys = ApiKeys.builder("ex")
                .unitOfWork(stores.unitOfWork())
                .users(stores.users())
                .apiKeys(stores.apiKeys())
                .auditLog(stores.auditLog())
                .build();
        Secret key = keys.issue(userId, "ci", Optional.empty()).text();
        Optional<Caller> caller = keys.authenticate(key, RequestOrigin.unknown());

        assertThat(caller).isPresent();
        keys.close();
    }

    @Test
    void ownUsers() {
        ReadOnlyDirectory users = new ReadOnlyDirectory();
        users.put(ada());
        withOwnUsers(Durable.of(stores), users);
    }

    private static void withOwnUsers(AccountStores stores, UserStore directory) {
        MasterKeys masterKeys = MasterKeys.of("2026-11", Secret.ofBytes(new byte[32]));

        AccountServices accounts = AccountServices.builder()
                .stores(stores)
                .users(directory)
                .masterKeys(masterKeys)
                .productName("Example Console")
                .tokenPrefix("ex")
                .build();
        accounts.verify();

        assertThat(accounts.operations().isEmpty()).isFalse();
        accounts.close();
    }

    @Test
    void signedInCallers() {
        try (AccountFixture fixture = AccountFixture.open(builder -> builder.rights("reports.read"))) {
            fixture.role("auditor", new Right("reports.read"));
            Caller ada = fixture.user("ada", "auditor").caller();
            TestUser bob = fixture.user("bob").withPhone();
            Secret code = bob.code();
            Caller root = fixture.administrator().caller();

            assertThat(ada.has(new Right("reports.read"))).isTrue();
            assertThat(code.length()).isEqualTo(6);
            assertThat(root.has(Right.USERS_MANAGE)).isTrue();
        }
    }

    private User ada() {
        return new User(UserId.random(), Realm.DEFAULT, Username.of("ada"), "", "", true, Set.of(), Instant.EPOCH);
    }
}
