package org.accountkit.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.accountkit.spring.shop.Shop;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application of the tests, each time on a database of its own. */
final class Shops {

    static final String MASTER_KEYS = "test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    static final String PASSWORD = "correct horse battery staple";

    private Shops() {}

    static String[] properties() {
        return properties(UUID.randomUUID().toString());
    }

    static String[] properties(String database) {
        return new String[] {
            "spring.datasource.url=jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1",
            "spring.datasource.generate-unique-name=false",
            "spring.main.banner-mode=off",
            "server.port=0",
            "accountkit.product-name=Test Shop",
            "accountkit.master-keys=" + MASTER_KEYS,
            "accountkit.rights=orders.read,orders.write",
            "accountkit.first-administrator.password=" + PASSWORD,
            "accountkit.web.development=true"
        };
    }

    /** Without a web server. */
    static ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withUserConfiguration(Shop.class)
                .withPropertyValues(properties())
                .withPropertyValues("spring.main.web-application-type=none");
    }

    /** With servlets, and no server. */
    static WebApplicationContextRunner webRunner() {
        return new WebApplicationContextRunner()
                .withUserConfiguration(Shop.class)
                .withPropertyValues(properties());
    }

    /** A whole application, as {@code main} starts it. */
    static ConfigurableApplicationContext start(String database, String... more) {
        SpringApplication application = new SpringApplication(Shop.class);
        Map<String, Object> defaults = new LinkedHashMap<>();
        put(defaults, properties(database));
        put(defaults, more);
        application.setDefaultProperties(defaults);
        return application.run();
    }

    private static void put(Map<String, Object> defaults, String... properties) {
        for (String property : properties) {
            int equals = property.indexOf('=');
            defaults.put(property.substring(0, equals), property.substring(equals + 1));
        }
    }
}
