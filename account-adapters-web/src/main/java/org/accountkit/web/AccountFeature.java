package org.accountkit.web;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A part of the HTTP API that can be mounted alone. The caller's session with its proof, {@code whoami}, {@code health}
 * and the OpenAPI description are always mounted.
 */
public enum AccountFeature {
    /** Signing in and out. */
    SIGN_IN(""),
    /** The caller's sessions and known devices. */
    SESSIONS("sessions"),
    /** The caller's full name. */
    PROFILE("profile"),
    /** Requesting and completing the reset of a forgotten password, for anyone. Mounted only if it is asked for. */
    PASSWORD_RESET(""),
    /** The caller's password. */
    PASSWORD("password"),
    /** The caller's two-factor authentication and recovery codes. */
    TWO_FACTOR("two-factor"),
    /** The caller's API keys. */
    API_KEYS("api-key"),
    /** The download token. */
    DOWNLOADS("download-links"),
    /** The administration of users. */
    USERS("users"),
    /** The administration of roles. */
    ROLES("roles"),
    /** The audit trail. */
    AUDIT("audit-log"),
    /** The page, its panels and their files. */
    PAGE("");

    /** Without AccountKit's sessions, these have nothing to do. */
    private static final Set<AccountFeature> OF_OWN_SESSIONS = EnumSet.of(SIGN_IN, SESSIONS);

    private final String panel;

    AccountFeature(String panel) {
        this.panel = panel;
    }

    /** The features of a host that chooses none. */
    static Set<AccountFeature> usual(boolean ownSessions) {
        Set<AccountFeature> features = EnumSet.complementOf(EnumSet.of(PASSWORD_RESET));
        if (!ownSessions) {
            features.removeAll(OF_OWN_SESSIONS);
        }
        return features;
    }

    static Set<AccountFeature> chosen(Collection<AccountFeature> chosen, boolean ownSessions) {
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("Choose at least one feature.");
        }
        Set<AccountFeature> features = EnumSet.copyOf(chosen);
        Optional<AccountFeature> wrong =
                features.stream().filter(OF_OWN_SESSIONS::contains).findFirst();
        if (!ownSessions && wrong.isPresent()) {
            throw new IllegalArgumentException(
                    wrong.get() + " needs AccountKit's sessions: leave it out, or set no CallerSource.");
        }
        return features;
    }

    /** The names of all panels that the page can show. */
    static List<String> panels() {
        return panels(EnumSet.allOf(AccountFeature.class));
    }

    static List<String> panels(Set<AccountFeature> features) {
        return features.stream()
                .map(feature -> feature.panel)
                .filter(panel -> !panel.isEmpty())
                .toList();
    }
}
