package org.accountkit.spring;

import org.accountkit.AccountServicesBuilder;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.session.SessionService.SessionPolicy;
import org.accountkit.user.Realm;

/** The properties {@code accountkit.*} as settings of the services; what cannot be used is named with its property. */
final class PropertiesInUse {

    private final AccountKitProperties properties;
    private final String applicationName;

    PropertiesInUse(AccountKitProperties properties, String applicationName) {
        this.properties = properties;
        this.applicationName = applicationName;
    }

    void applyTo(AccountServicesBuilder builder) {
        builder.productName(productName()).tokenPrefix(properties.tokenPrefix());
        set("rights", () -> builder.rights(properties.rights().toArray(String[]::new)));
        set("realm", () -> builder.realm(new Realm(properties.realm())));
        set("api-keys-per-user", () -> builder.apiKeysPerUser(properties.apiKeysPerUser()));
        set("audit-retention", () -> builder.auditRetention(properties.auditRetention()));
        set("sessions", () -> builder.sessions(sessions()));
        Secret keys = properties.masterKeys();
        if (keys != null && !keys.isEmpty()) {
            set("master-keys", () -> builder.masterKeys(MasterKeys.parse(keys.reveal())));
        }
    }

    private String productName() {
        return properties.productName().isEmpty() ? applicationName : properties.productName();
    }

    private SessionPolicy sessions() {
        AccountKitProperties.Sessions sessions = properties.sessions();
        return new SessionPolicy(sessions.idle(), sessions.absolute(), sessions.proof(), sessions.perUser());
    }

    /** The sentences of the settings reveal nothing that is secret. */
    static void set(String property, Runnable setting) {
        try {
            setting.run();
        } catch (IllegalArgumentException e) {
            throw new InvalidPropertyException(
                    "The property accountkit." + property + " cannot be used: " + e.getMessage(),
                    "Correct accountkit." + property + " in your properties or environment.");
        }
    }
}
