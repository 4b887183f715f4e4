package org.accountkit.spring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.accountkit.secret.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the services.
 *
 * @param productName The product's name, shown in authenticator apps and on the page. By default that of the application.
 * @param masterKeys The keys that encrypt stored secrets, as id:base64 of 32 bytes. Separate several with commas; the
 *     first one encrypts.
 * @param tokenPrefix The prefix of API keys and other tokens, by which a leaked one is recognized, as 2 to 8 lower-case
 *     letters. A change invalidates all existing tokens.
 * @param rights The application's own rights, such as orders.write.
 * @param realm The realm of the users, if several products share one database.
 * @param apiKeysPerUser How many API keys a user may have, from 1 to 100.
 * @param auditRetention How long audit events are kept.
 * @param sessions How long sessions last.
 * @param roles Roles to create if they do not exist yet, by name.
 * @param firstAdministrator The administrator that is created in an empty database.
 * @param schema The tables in the application's database.
 */
@ConfigurationProperties("accountkit")
record AccountKitProperties(
        @DefaultValue("") String productName,
        @Nullable Secret masterKeys,
        @DefaultValue("ak") String tokenPrefix,
        @DefaultValue List<String> rights,
        @DefaultValue("") String realm,
        @DefaultValue("1") int apiKeysPerUser,
        @DefaultValue("400d") Duration auditRetention,
        @DefaultValue Sessions sessions,
        @DefaultValue Map<String, RoleRights> roles,
        @DefaultValue FirstAdministrator firstAdministrator,
        @DefaultValue Schema schema) {

    /**
     * How long sessions last.
     *
     * @param idle After how long without a request a session ends.
     * @param absolute After how long a session ends in any case.
     * @param proof How long a full proof is fresh, after which sensitive changes ask for the password again.
     * @param perUser How many sessions a user may have; another one ends the oldest.
     */
    record Sessions(
            @DefaultValue("30m") Duration idle,
            @DefaultValue("12h") Duration absolute,
            @DefaultValue("5m") Duration proof,
            @DefaultValue("20") int perUser) {}

    /**
     * The rights of a role.
     *
     * @param grants The rights that the role grants.
     * @param denies The rights that the role denies, whatever other roles grant.
     */
    record RoleRights(
            @DefaultValue Set<String> grants, @DefaultValue Set<String> denies) {}

    /**
     * The administrator that is created in an empty database.
     *
     * @param enabled Whether to create one.
     * @param username The name to sign in with.
     * @param password The password. By default one is generated, printed once, and has to be changed at the first sign-in.
     */
    record FirstAdministrator(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("admin") String username,
            @Nullable Secret password) {}

    /**
     * The tables.
     *
     * @param migrate Whether Flyway creates and updates the tables at start-up.
     * @param baseline The version that tables without a history have, if another tool has created them.
     */
    record Schema(
            @DefaultValue("true") boolean migrate,
            @DefaultValue("0") String baseline) {}
}
