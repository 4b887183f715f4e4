package org.accountkit.examples.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
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
 * @param port the port; 0 picks a free one
 * @param exposure where the host listens, and what it says about its work
 * @param databaseUrl the JDBC URL of the database, made safe if it is H2's
 * @param databaseUser the database user; empty for none
 * @param databasePassword the database password; empty for none, or for the generated one of the default database
 * @param masterKeys the master keys; empty to keep one in a file
 * @param dataFolder the folder in which the database and the master key are stored by default
 * @param adminPassword the first administrator's password; empty to generate one
 * @param argon2 the cost of password hashing
 * @param mode how cookies are set, and whether weak hashing is allowed
 * @param publicOrigin the origin at which browsers reach the host, if it is not that of the request
 * @param trustedProxies the proxies whose forwarded headers are trusted
 * @param allowedOrigins other origins that may call the API
 * @param apiKeys how many API keys a user may have
 * @param passwordReset whether anyone may request a password reset
 * @param restoredAt when the database was restored from a backup; empty if it was not
 * @param limits what a client may take of the HTTP server
 * @param auditRetention how long audit events are kept
 */
public record HostSettings(
        int port,
        Exposure exposure,
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
        boolean passwordReset,
        Optional<Instant> restoredAt,
        HttpLimits limits,
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
        return of(environment, Path.of("data").toAbsolutePath());
    }

    static HostSettings of(Map<String, String> environment, Path data) {
        Environment variables = new Environment(environment);
        Optional<String> publicOrigin = variables.read("ACCOUNT_PUBLIC_ORIGIN", Function.identity());
        Exposure exposure = exposure(variables);
        return new HostSettings(
                variables.read("ACCOUNT_PORT", HostSettings::port).orElse(DEFAULT_PORT),
                exposure,
                variables.read("ACCOUNT_DB_URL", H2Url::hardened).orElseGet(() -> urlIn(data)),
                variables.read("ACCOUNT_DB_USER", Function.identity()).orElse(""),
                variables.secret("ACCOUNT_DB_PASSWORD", Function.identity()).orElse(Secret.ofText("")),
                variables.secret("ACCOUNT_MASTER_KEY", key -> MasterKeys.parse(key.reveal())),
                data,
                variables.secret("ACCOUNT_ADMIN_PASSWORD", Function.identity()),
                variables.read("ACCOUNT_ARGON2", Argon2Parameters::parse).orElse(Argon2Parameters.DEFAULT),
                variables.read("ACCOUNT_DEV", HostSettings::mode).orElseGet(() -> defaultMode(publicOrigin, exposure)),
                publicOrigin,
                variables.read("ACCOUNT_TRUSTED_PROXIES", HostSettings::list).orElse(List.of()),
                variables.read("ACCOUNT_ALLOWED_ORIGINS", HostSettings::list).orElse(List.of()),
                variables.read("ACCOUNT_API_KEYS", HostSettings::apiKeys).orElse(1),
                variables.read("ACCOUNT_PASSWORD_RESET", HostSettings::flag).orElse(false),
                variables.read("ACCOUNT_RESTORED_AT", HostSettings::instant),
                limits(variables),
                variables
                        .read("ACCOUNT_AUDIT_DAYS", HostSettings::auditRetention)
                        .orElse(AuditEvent.DEFAULT_RETENTION));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("It must be a time such as 2026-11-28T09:30:00Z.");
        }
    }

    private static HttpLimits limits(Environment variables) {
        return new HttpLimits(
                variables.read("ACCOUNT_REQUEST_MILLIS", HttpLimits::time).orElse(HttpLimits.REQUEST),
                variables.read("ACCOUNT_RESPONSE_MILLIS", HttpLimits::time).orElse(HttpLimits.RESPONSE),
                variables.read("ACCOUNT_CONNECTIONS", HttpLimits::connections).orElse(HttpLimits.CONNECTIONS),
                variables
                        .read("ACCOUNT_CONNECTIONS_PER_ADDRESS", HttpLimits::connections)
                        .orElse(HttpLimits.PER_ADDRESS));
    }

    private static Exposure exposure(Environment variables) {
        return new Exposure(
                variables.read("ACCOUNT_BIND", Exposure::parse).orElse(Exposure.LOOPBACK),
                variables.read("ACCOUNT_METRICS_PORT", HostSettings::port),
                variables.read("ACCOUNT_ACCESS_LOG", HostSettings::flag).orElse(false));
    }

    /** Reports whether the database is the host's own, in its data folder. */
    boolean storesInDataFolder() {
        return databaseUrl.equals(urlIn(dataFolder));
    }

    private static String urlIn(Path data) {
        return H2Url.ofFile(data.resolve("account"));
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
        return flag(text) ? Mode.DEVELOPMENT : Mode.PRODUCTION;
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("It must be true or false.");
        };
    }

    /** A cookie that other machines can send must not travel in the clear. */
    private static Mode defaultMode(Optional<String> publicOrigin, Exposure exposure) {
        return !exposure.isLoopback()
                        || publicOrigin
                                .filter(origin -> origin.startsWith("https://"))
                                .isPresent()
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

        /** A secret is the value of a variable, or the content of the file that the variable with {@code _FILE} names. */
        <T> Optional<T> secret(String name, Function<Secret, T> parser) {
            Optional<Secret> value = read(name, Secret::ofText);
            Optional<Secret> content = read(name + "_FILE", Environment::content);
            if (value.isPresent() && content.isPresent()) {
                throw new StartFailure("Only one of " + name + " and " + name + "_FILE can be set.");
            }
            return parse(value.isPresent() ? name : name + "_FILE", value.or(() -> content), parser);
        }

        private static Secret content(String file) {
            try {
                return SecretInput.of(Path.of(file));
            } catch (IOException e) {
                throw new IllegalArgumentException("the file cannot be read.", e);
            }
        }

        <T> Optional<T> read(String name, Function<String, T> parser) {
            return parse(name, Optional.ofNullable(values.get(name)).filter(text -> !text.isBlank()), parser);
        }

        private static <S, T> Optional<T> parse(String name, Optional<S> value, Function<S, T> parser) {
            try {
                return value.map(parser);
            } catch (NumberFormatException e) {
                throw new StartFailure(name + " cannot be read: it must be a number.");
            } catch (IllegalArgumentException e) {
                throw new StartFailure(name + " cannot be read: " + e.getMessage());
            }
        }
    }
}
