package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.accountkit.AccountServices;
import org.accountkit.AccountStores;
import org.accountkit.access.RequestOrigin;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.UserStore;
import org.accountkit.user.UserStore.UserQuery;
import org.accountkit.user.Username;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The example in docs/own-users.md: a host with a user table of its own, which AccountKit only reads. */
class OwnUserTableTest {

    private static final Secret PASSWORD = Secret.ofText("correct horse battery staple");
    private static final UserId ADA = new UserId("17");

    private final StaffDirectory directory =
            new StaffDirectory(TestDatabase.h2().dataSource());

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
    void itsUsersSignIn() {
        try (AccountServices accounts = wire(TestDatabase.h2().stores())) {
            accounts.operations().resetPassword(ADA, PASSWORD);

            SignInResult result =
                    accounts.signIn().signIn("ADA", PASSWORD, PresentedTokens.NONE, RequestOrigin.unknown());

            assertThat(result).isInstanceOf(SignInResult.SignedIn.class);
        }
    }

    private AccountServices wire(AccountStores stores) {
        MasterKeys masterKeys = MasterKeys.of("test", Secret.ofBytes(new byte[32]));
        return AccountServices.builder()
                .stores(stores)
                .users(directory)
                .masterKeys(masterKeys)
                .productName("Example Console")
                .tokenPrefix("ex")
                .build();
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

    /** Reads the host's table. */
    static final class StaffDirectory implements UserStore {

        private static final String PRESENT = "select id, login, full_name, role, active from staff where not deleted ";

        private final DataSource dataSource;

        StaffDirectory(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        @Override
        public boolean writable() {
            return false;
        }

        @Override
        public Optional<User> find(UserId id) {
            return query(PRESENT + "and id = ?", id.value()).stream().findFirst();
        }

        @Override
        public Optional<User> findByName(Realm realm, Username username) {
            return in(realm, "and login_key = ?", username.key()).stream().findFirst();
        }

        @Override
        public List<User> list(UserQuery query) {
            return in(
                            query.realm(),
                            "and login_key > ? and login_key like ? order by login_key",
                            query.after(),
                            query.search().replaceAll("[\\\\%_]", "\\\\$0") + '%')
                    .stream()
                    .filter(user -> query.role().stream().allMatch(user.roles()::contains))
                    .filter(user -> query.enabled().stream().allMatch(enabled -> enabled == user.enabled()))
                    .limit(query.limit())
                    .toList();
        }

        @Override
        public List<User> findEnabledByRoles(Realm realm, Collection<String> roles) {
            return roles.stream()
                    .flatMap(role -> in(realm, "and active and role = ?", role).stream())
                    .toList();
        }

        @Override
        public boolean isRoleInUse(Realm realm, String role) {
            return !in(realm, "and role = ?", role).isEmpty();
        }

        @Override
        public boolean isEmpty(Realm realm) {
            return in(realm, "").isEmpty();
        }

        @Override
        public Set<UserId> deletedAmong(Collection<UserId> ids) {
            Set<UserId> asked = Set.copyOf(ids);
            List<User> deleted = query("select id, login, full_name, role, active from staff where deleted");
            return Set.copyOf(
                    deleted.stream().map(User::id).filter(asked::contains).toList());
        }

        @Override
        public boolean add(User user) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void update(User user) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean delete(UserId id) {
            throw new UnsupportedOperationException();
        }

        private List<User> in(Realm realm, String condition, String... values) {
            return realm.equals(Realm.DEFAULT) ? query(PRESENT + condition, values) : List.of();
        }

        private List<User> query(String sql, String... values) {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setString(i + 1, values[i]);
                }
                return users(statement.executeQuery());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static List<User> users(ResultSet rows) throws SQLException {
            List<User> found = new ArrayList<>();
            while (rows.next()) {
                Set<String> roles =
                        Optional.ofNullable(rows.getString("role")).map(Set::of).orElse(Set.of());
                found.add(new User(
                        new UserId(rows.getString("id")),
                        Realm.DEFAULT,
                        Username.stored(rows.getString("login")),
                        rows.getString("full_name"),
                        "",
                        rows.getBoolean("active"),
                        roles,
                        Instant.EPOCH));
            }
            return found;
        }
    }
}
