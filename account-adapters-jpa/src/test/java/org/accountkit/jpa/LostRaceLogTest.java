package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.user.Realm;
import org.accountkit.user.User;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When two users are created with one name at the same time, no warning repeats the name. */
class LostRaceLogTest {

    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");
    private static final List<Logger> OF_VALUES =
            ConnectionSettings.loggersOfValues().stream().map(Logger::getLogger).toList();

    private final String name = "canary" + UUID.randomUUID().toString().substring(0, 8);
    private final Realm realm = new Realm("r" + UUID.randomUUID().toString().substring(0, 8));

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql", "mariadb"})
    void repeatsNoNameWithTheSettings(String product) {
        TestDatabase database = database(product);

        assertThat(logged(database, true, Level.OFF)).doesNotContain(name, inHex());
    }

    /** Or else the test above could not fail. */
    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb"})
    @Tag("slow")
    void repeatsTheNameWithoutThem(String product) {
        TestDatabase database = database(product);

        assertThat(logged(database, false, Level.WARNING)).containsAnyOf(name, inHex());
    }

    /** PostgreSQL shows the key of the name like this. */
    private String inHex() {
        return HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
    }

    private static TestDatabase database(String product) {
        return switch (product) {
            case "postgresql" -> TestDatabase.postgresql();
            case "mariadb" -> TestDatabase.mariaDb();
            default -> TestDatabase.h2();
        };
    }

    private String logged(TestDatabase database, boolean withSettings, Level ofValues) {
        Level before = HIBERNATE.getLevel();
        HIBERNATE.setLevel(Level.WARNING);
        OF_VALUES.forEach(logger -> logger.setLevel(ofValues));
        try (LogLines lines = LogLines.record();
                HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            if (withSettings) {
                ConnectionSettings.driverProperties(database.url()).forEach(pool::addDataSourceProperty);
            }
            try (EntityManagerFactory hibernate = TestDatabase.hibernate(pool);
                    EntityManagerFactory eclipseLink = TestDatabase.eclipseLink(pool)) {
                loseRace(hibernate);
                loseRace(eclipseLink);
            }
            return lines.text();
        } finally {
            HIBERNATE.setLevel(before);
            OF_VALUES.forEach(logger -> logger.setLevel(null));
        }
    }

    private void loseRace(EntityManagerFactory factory) {
        assertThatExceptionOfType(LostRaceException.class)
                .isThrownBy(() -> DatabaseFailure.translating(() -> insertTwice(factory)))
                .withMessageNotContaining(name)
                .withNoCause();
    }

    private boolean insertTwice(EntityManagerFactory factory) {
        try (EntityManager entityManager = factory.createEntityManager()) {
            entityManager.getTransaction().begin();
            try {
                entityManager.persist(row());
                entityManager.persist(row());
                entityManager.flush();
                return true;
            } finally {
                entityManager.getTransaction().rollback();
            }
        }
    }

    private UserRow row() {
        return new UserRow(new User(UserId.random(), realm, Username.of(name), "", "", true, Set.of(), Instant.EPOCH));
    }
}
