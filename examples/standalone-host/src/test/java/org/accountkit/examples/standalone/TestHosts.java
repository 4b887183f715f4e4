package org.accountkit.examples.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Environments for hosts, each on a separate database. */
final class TestHosts {

    static final String ADMIN_PASSWORD = "correct horse battery staple";
    private static final String KEY = "test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private TestHosts() {}

    static Map<String, String> environment(Path folder) {
        Map<String, String> environment = new HashMap<>();
        environment.put("ACCOUNT_PORT", "0");
        environment.put("ACCOUNT_DB_URL", "jdbc:h2:file:" + folder.resolve("account"));
        environment.put("ACCOUNT_DB_PASSWORD", "a password for test databases");
        environment.put("ACCOUNT_MASTER_KEY", KEY);
        environment.put("ACCOUNT_ADMIN_PASSWORD", ADMIN_PASSWORD);
        environment.put("ACCOUNT_ARGON2", "m=64,t=1,p=1");
        environment.put("ACCOUNT_DEV", "true");
        environment.put("ACCOUNT_PASSWORD_RESET", "true");
        return environment;
    }

    static HostSettings settings(Path folder, String... overrides) {
        Map<String, String> environment = environment(folder);
        for (int i = 0; i < overrides.length; i += 2) {
            environment.put(overrides[i], overrides[i + 1]);
        }
        return HostSettings.of(environment);
    }
}
