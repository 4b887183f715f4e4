package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.accountkit.access.Account;
import org.accountkit.apikey.ApiKey;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.Role;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rights whose names have a form that only a newer version knows, while that version and this one run side by side. */
class NextVersionRightsTest {

    private static final Right KNOWN = new Right("files.read");
    private static final Right ADDED = new Right("files.write");
    private static final String UNKNOWN = "Files:read/v2";

    private final Realm realm = new Realm(UUID.randomUUID().toString());
    private final UserId ada = UserId.random();

    static Stream<Named<Supplier<JpaStores>>> stores() {
        return Stream.of(
                Named.of("Hibernate on H2", () -> TestDatabase.h2().stores()),
                Named.of("EclipseLink on H2", () -> TestDatabase.h2().storesOnEclipseLink()),
                Named.of(
                        "Hibernate on PostgreSQL",
                        () -> TestDatabase.postgresql().stores()),
                Named.of(
                        "EclipseLink on PostgreSQL",
                        () -> TestDatabase.postgresql().storesOnEclipseLink()));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void giveNothingAndAreKeptWhenTheRoleIsEdited(Supplier<JpaStores> database) {
        JpaStores stores = database.get();
        stores.roles().add(new Role(realm, "reader", Set.of(KNOWN), Set.of()));
        writeUnknown();
        stores.users().add(new User(ada, realm, Username.of("ada"), "", "", true, Set.of("reader"), Instant.EPOCH));

        assertThat(stores.accessReader().account(ada).map(Account::roles))
                .as("the roles of a user")
                .hasValue(Set.of(new Role(realm, "reader", Set.of(KNOWN), Set.of())));
        assertThat(stores.roles().list(realm)).extracting(Role::grants).containsExactly(Set.of(KNOWN));

        stores.roles().update(new Role(realm, "reader", Set.of(ADDED), Set.of()));

        assertThat(stores.roles().find(realm, "reader").map(Role::grants)).hasValue(Set.of(ADDED));
        assertThat(isUnknownKept()).as("what the newer version granted").isTrue();
        assertThat(stores.roles().delete(realm, "reader")).isTrue();
        assertThat(isUnknownKept()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void giveNothingToAKey(Supplier<JpaStores> database) {
        JpaStores stores = database.get();
        TokenDigest digest = TokenDigest.of(ByteBuffer.allocate(32)
                .put(ada.value().getBytes(StandardCharsets.US_ASCII), 0, 32)
                .array());
        ApiKey key = new ApiKey(
                ada.value(),
                ada,
                "key",
                "hint",
                Instant.EPOCH,
                Optional.empty(),
                Optional.of(Set.of(KNOWN)),
                Optional.empty());
        stores.apiKeys().add(key, digest, 5);
        both("update account_api_key set rights = 'files.read " + UNKNOWN + "' where id = '" + ada.value() + "'");

        assertThat(stores.apiKeys().list(ada))
                .singleElement()
                .extracting(ApiKey::rights)
                .isEqualTo(Optional.of(Set.of(KNOWN)));
    }

    private void writeUnknown() {
        String row = "insert into account_role_right (realm, role_name, right_name, denied) select realm, role_name, '"
                + UNKNOWN + "', false from account_role where realm = '" + realm.name() + "'";
        both(row);
    }

    private boolean isUnknownKept() {
        return Stream.of(TestDatabase.h2(), TestDatabase.postgresql()).anyMatch(this::isUnknownIn);
    }

    private boolean isUnknownIn(TestDatabase database) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select 1 from account_role_right where realm = '"
                        + realm.name() + "' and right_name = '" + UNKNOWN + "'")) {
            return rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Only one of them has the realm. */
    private static void both(String sql) {
        TestDatabase.h2().execute(sql);
        TestDatabase.postgresql().execute(sql);
    }
}
