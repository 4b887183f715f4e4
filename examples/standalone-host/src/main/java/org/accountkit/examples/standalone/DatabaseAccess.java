package org.accountkit.examples.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Properties;
import org.accountkit.jpa.ConnectionSettings;
import org.accountkit.secret.Secret;

/** How the host reaches its database: by settings, or by a file of its own with a generated password. */
record DatabaseAccess(String url, String user, Secret password) {

    private static final int LOGIN_SECONDS = 5;
    private static final int PASSWORD_BYTES = 24;
    private static final int H2_IN_USE = 90020;
    private static final String WRONG_PASSWORD = "28000";
    private static final String NO_PASSWORD = "";
    private static final String PASSWORD_FILE = "database.password";

    static DatabaseAccess of(HostSettings settings) {
        DatabaseAccess given =
                new DatabaseAccess(settings.databaseUrl(), settings.databaseUser(), settings.databasePassword());
        if (settings.storesInDataFolder()) {
            PrivateFolder.prepare(settings.dataFolder());
        } else if (H2Url.isStored(given.url)) {
            given.prepareFolder();
        }
        return given.hasPassword() ? given : given.withGeneratedPassword();
    }

    private DatabaseAccess withGeneratedPassword() {
        if (H2Url.isStored(url)) {
            return withPasswordFrom(folder());
        }
        if (H2Url.needsPassword(url)) {
            throw new StartFailure("ACCOUNT_DB_PASSWORD is missing: set one for the H2 server of ACCOUNT_DB_URL.");
        }
        return this;
    }

    private Path folder() {
        return OwnerOnly.folderOf(H2Url.path(url));
    }

    private boolean hasPassword() {
        return !password.reveal().isEmpty();
    }

    private DatabaseAccess withPasswordFrom(Path folder) {
        Path file = folder.resolve(PASSWORD_FILE);
        try {
            return new DatabaseAccess(
                    url, user, Secret.ofText(new SecretFile(file).readOrCreate(DatabaseAccess::generate)));
        } catch (IOException e) {
            throw new StartFailure("The password file " + file + " cannot be read or written.");
        }
    }

    private static String generate() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().encodeToString(random);
    }

    /** An operator's folder may hold more than the database, so its permissions stay as they are. */
    private void prepareFolder() {
        Path folder = folder();
        try {
            if (Files.notExists(folder)) {
                PrivateFolder.prepare(folder);
            } else if (OwnerOnly.canAnyoneWrite(folder)) {
                throw new StartFailure("Any account can write to " + folder + ": put the database into a folder of the"
                        + " account that runs the host.");
            }
        } catch (IOException e) {
            throw new StartFailure("The folder " + folder + " cannot be read.");
        }
    }

    /** Checked before the pool starts, which would retry for a long time and log each failure. */
    void requireReachable() {
        DriverManager.setLoginTimeout(LOGIN_SECONDS);
        try {
            connect();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void connect() throws SQLException {
        try (Connection connection = DriverManager.getConnection(ConnectionSettings.jdbcUrl(url), limited())) {
            connection.isValid(LOGIN_SECONDS);
        } catch (SQLException e) {
            if (!H2Url.isStored(url) || !WRONG_PASSWORD.equals(e.getSQLState()) || !replaceMissingPassword()) {
                throw e;
            }
        }
    }

    /** A server that accepts the connection and says nothing must not block the start. */
    private Properties limited() {
        Properties properties = new Properties();
        properties.putAll(ConnectionSettings.driverProperties(url));
        properties.put("user", user);
        properties.put("password", password.reveal());
        return properties;
    }

    /** Earlier versions of the host created the database without a password. */
    private boolean replaceMissingPassword() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, NO_PASSWORD);
                PreparedStatement statement = connection.prepareStatement("set password ?")) {
            statement.setString(1, password.reveal());
            statement.execute();
            return true;
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private StartFailure failure(SQLException e) {
        if (e.getErrorCode() == H2_IN_USE) {
            return new StartFailure("The database file is in use by another process: stop that one first. Several hosts"
                    + " on one database need PostgreSQL or MariaDB (ACCOUNT_DB_URL).");
        }
        String remedy = WRONG_PASSWORD.equals(e.getSQLState()) ? ": the password is wrong" + whereItIs() : "";
        return new StartFailure("The database cannot be reached with ACCOUNT_DB_URL, ACCOUNT_DB_USER and"
                + " ACCOUNT_DB_PASSWORD (SQLSTATE " + e.getSQLState() + ")" + remedy + '.');
    }

    private String whereItIs() {
        return H2Url.isStored(url) ? ". A generated one is in " + folder().resolve(PASSWORD_FILE) : "";
    }
}
