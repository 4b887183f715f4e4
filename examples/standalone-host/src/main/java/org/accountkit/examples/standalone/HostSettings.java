package org.accountkit.examples.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.accountkit.apikey.ApiKeyService;
import org.accountkit.audit.AuditEvent;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;

/**
 * The settings from the environment, read and checked before anything starts.
 *
 * @param port the port on 127.0.0.1; 0 picks a free one
 * @param databaseUrl the JDBC URL of the database
 * @param databaseUser the database user; empty for none
 * @param databasePassword the database password; empty for none
 * @param masterKeys the master keys; empty to keep one in a file
 * @param dataFolder the folder in which the database and the master key are stored by default
 * @param adminPassword the first administrator's password; empty to generate one
 * @param argon2 the cost of password hashing
 * @param mode how cookies are set, and whether weak hashing is allowed
 * @param publicOrigin the origin at which browsers reach the host, if it is not that of the request
 * @param trustedProxies the proxies whose forwarded headers are trusted
 * @param allowedOrigins other origins that may call the API
 * @param apiKeys how many API keys a user may have
 * @param auditRetention how long audit events are kept
 */
public record HostSettings(
        int port,
        String databaseUrl,
        String databaseUser,
        Secret databasePassword,
        Optional<MasterKeys> masterKeys,
        Path dataFolder,
        Optional<Secret> adminPassword,
        Argon2Parameters argon2,
        Mode mode,
        Optional<String> publicOrigin,
        List<String> trustedProxies,
        List<String> allowedOrigins,
        int apiKeys,
        Duration auditRetention) {

    /** How strict the host is. */
    public enum Mode {
        /** Cookies for plain HTTP, weak hashing allowed. */
        DEVELOPMENT,
        /** Cookies for plain HTTP on the loopback address, strong hashing. */
        LOOPBACK,
        /** Cookies for HTTPS only, strong hashing. */
        PRODUCTION
    }

    private static final int DEFAULT_PORT = 8080;
    private static final int HIGHEST_PORT = 65535;

    /**
     * Reads the variables {@code ACCOUNT_*}.
     *
     * @param environment the environment, by variable name
     * @return the settings
     * @throws StartFailure if a variable cannot be read; the message contains no value
     */
    public static HostSettings of(Map<String, String> environment) {
        Environment variables = new Environment(environment);
        Path data = Path.of("data").toAbsolutePath();
        Optional<String> publicOrigin = variables.read("ACCOUNT_PUBLIC_ORIGIN", Function.identity());
        return new HostSettings(
                variables.read("ACCOUNT_PORT", HostSettings::port).orElse(DEFAULT_PORT),
                variables
                        .read("ACCOUNT_DB_URL", Function.identity())
                        .orElse("jdbc:h2:file:" + data.resolve("account") + ";WRITE_DELAY=0;AUTO_SERVER=TRUE"),
                variables.read("ACCOUNT_DB_USER", Function.identity()).orElse(""),
                variables.read("ACCOUNT_DB_PASSWORD", Secret::ofText).orElse(Secret.ofText("")),
                variables.read("ACCOUNT_MASTER_KEY", MasterKeys::parse),
                data,
                variables.read("ACCOUNT_ADMIN_PASSWORD", Secret::ofText),
                variables.read("ACCOUNT_ARGON2", Argon2Parameters::parse).orElse(Argon2Parameters.DEFAULT),
                variables.read("ACCOUNT_DEV", HostSettings::mode).orElseGet(() -> defaultMode(publicOrigin)),
                publicOrigin,
                variables.read("ACCOUNT_TRUSTED_PROXIES", HostSettings::list).orElse(List.of()),
                variables.read("ACCOUNT_ALLOWED_ORIGINS", HostSettings::list).orElse(List.of()),
                variables.read("ACCOUNT_API_KEYS", HostSettings::apiKeys).orElse(1),
                variables
                        .read("ACCOUNT_AUDIT_DAYS", HostSettings::auditRetention)
                        .orElse(AuditEvent.DEFAULT_RETENTION));
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("A port must be a number from 0 to 65535.");
        }
        return port;
    }

    private static int apiKeys(String text) {
        return ApiKeyService.requireMost(Integer.parseInt(text));
    }

    private static Duration auditRetention(String days) {
        return AuditEvent.requireRetention(Duration.ofDays(Integer.parseInt(days)));
    }

    private static Mode mode(String text) {
        return switch (text) {
            case "true" -> Mode.DEVELOPMENT;
            case "false" -> Mode.PRODUCTION;
            default -> throw new IllegalArgumentException("It must be true or false.");
        };
    }

    private static Mode defaultMode(Optional<String> publicOrigin) {
        return publicOrigin.filter(origin -> origin.startsWith("https://")).isPresent()
                ? Mode.PRODUCTION
                : Mode.LOOPBACK;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private record Environment(Map<String, String> values) {

        <T> Optional<T> read(String name, Function<String, T> parser) {
            try {
                return Optional.ofNullable(values.get(name))
                        .filter(text -> !text.isBlank())
                        .map(parser);
            } catch (NumberFormatException e) {
                throw new StartFailure(name + " cannot be read: it must be a number.");
            } catch (IllegalArgumentException e) {
                throw new StartFailure(name + " cannot be read: " + e.getMessage());
            }
        }
    }
}
