package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.AccountStores;
import org.accountkit.access.RequestOrigin;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore.UserQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The example in docs/own-users.md: a host with a user table of its own, which AccountKit only reads. */
class OwnUserTableTest {

    private static final Secret PASSWORD = Secret.ofText("correct horse battery staple");
    private static final RequestOrigin ORIGIN = RequestOrigin.unknown();
    private static final UserId ADA = new UserId("17");

    private final StaffDirectory directory = StaffDirectory.on(TestDatabase.h2().dataSource());

    @BeforeAll
    static void createTable() {
        TestDatabase.h2().execute("""
                create table staff (
                    id varchar(64) primary key,
                    login varchar(100) not null,
                    login_key varchar(100) not null unique,
                    full_name varchar(200) not null,
                    role varchar(64),
                    active boolean not null,
                    deleted boolean default false not null
                )""");
        TestDatabase.h2()
                .execute("insert into staff (id, login, login_key, full_name, role, active) values"
                        + " ('17', 'Ada', 'ada', 'Ada Lovelace', 'auditor', true),"
                        + " ('18', 'Bob', 'bob', 'Bob', null, false)");
        TestDatabase.h2().execute("insert into staff values ('19', 'Eve', 'eve', 'Eve', 'auditor', true, true)");
    }

    @AfterAll
    static void dropTable() {
        TestDatabase.h2().execute("drop table staff");
    }

    @Test
    void itsUsersSignInAndUseSessionsAndKeys() {
        try (AccountServices accounts = wire(TestDatabase.h2().stores())) {
            accounts.operations().resetPassword(ADA, PASSWORD);

            SignedIn signedIn = (SignedIn) accounts.signIn().signIn("ADA", PASSWORD, PresentedTokens.NONE, ORIGIN);
            Secret key = accounts.operations()
                    .issueApiKey(ADA, "ci", Optional.empty())
                    .text();

            assertThat(accounts.sessions().authenticate(signedIn.session(), ORIGIN))
                    .hasValueSatisfying(
                            caller -> assertThat(caller.account().id()).isEqualTo(ADA));
            assertThat(accounts.apiKeys().authenticate(key, ORIGIN))
                    .hasValueSatisfying(
                            caller -> assertThat(caller.account().id()).isEqualTo(ADA));
        }
    }

    private AccountServices wire(AccountStores stores) {
        MasterKeys masterKeys = MasterKeys.of("test", Secret.ofBytes(new byte[32]));
        // wiring
        return AccountServices.builder()
                .stores(stores)
                .users(directory)
                .masterKeys(masterKeys)
                .productName("Example Console")
                .tokenPrefix("ex")
                .build();
        // end of wiring
    }

    @Test
    void needsAtMostFifteenLinesOfWiring() throws IOException {
        Path source = Path.of("src/test/java/org/accountkit/jpa/OwnUserTableTest.java");
        List<String> lines =
                Files.readAllLines(source).stream().map(String::strip).toList();

        assertThat(lines.subList(lines.indexOf("// wiring") + 1, lines.indexOf("// end of wiring")))
                .hasSizeBetween(1, 15);
    }

    @Test
    void takesPartInTheUnitsOfWorkOfTheOtherStores() {
        ThreadTransactions transactions =
                new ThreadTransactions(TestDatabase.h2().factory());
        JpaStores stores = JpaStores.joining(TestDatabase.h2().factory(), transactions);
        StaffDirectory users = new StaffDirectory(transactions::withConnection);
        UserId dan = new UserId("20");

        assertThatThrownBy(() -> stores.unitOfWork().execute(() -> {
                    transactions.withConnection(connection -> insert(connection, dan));
                    stores.accountStates().raiseEpoch(dan);
                    assertThat(users.find(dan))
                            .as("the user whom this unit inserted")
                            .isPresent();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(users.find(dan)).as("the user after the rollback").isEmpty();
        assertThat(stores.accountStates().find(dan))
                .as("the state after the rollback")
                .isEmpty();
    }

    private static boolean insert(Connection connection, UserId id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into staff (id, login, login_key, full_name, role, active) values (?, 'Dan', 'dan', '', null, true)")) {
            statement.setString(1, id.value());
            return statement.execute();
        }
    }

    @Test
    void itAnswersWhatIsAsked() {
        UserQuery everybody = UserQuery.in(Realm.DEFAULT);

        assertThat(directory.list(everybody)).extracting(User::id).containsExactly(ADA, new UserId("18"));
        assertThat(directory.list(everybody.withSearch("Bo").withEnabled(false)))
                .hasSize(1);
        assertThat(directory.list(everybody.withRole("auditor").withAfter("ada")))
                .isEmpty();
        assertThat(directory.list(UserQuery.in(new Realm("other")))).isEmpty();
        assertThat(directory.findEnabledByRoles(Realm.DEFAULT, List.of("auditor")))
                .extracting(User::id)
                .containsExactly(ADA);
        assertThat(directory.isRoleInUse(Realm.DEFAULT, "auditor")).isTrue();
        assertThat(directory.isEmpty(Realm.DEFAULT)).isFalse();
        assertThat(directory.deletedAmong(List.of(ADA, new UserId("19"), new UserId("20"))))
                .containsExactly(new UserId("19"));
    }
}
