package org.accountkit.examples.suite;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.accountkit.AccountServices;
import org.accountkit.examples.standalone.DeliveredReset;
import org.accountkit.examples.standalone.HostSettings;
import org.accountkit.examples.standalone.HostSettings.Mode;
import org.accountkit.examples.standalone.Node;
import org.accountkit.notification.Notifier;
import org.accountkit.password.PasswordHasher;
import org.accountkit.spring.AccountServicesCustomizer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A host of the HTTP suite on Spring Boot. */
public final class SpringNode implements Node {

    private final ConfigurableApplicationContext context;
    private final Letterbox letters;

    private SpringNode(ConfigurableApplicationContext context, Letterbox letters) {
        this.context = context;
        this.letters = letters;
    }

    /** Named by the system property {@code account.test.server}. */
    public static final class Starter implements Node.Starter {

        @Override
        public Node start(HostSettings settings, Clock clock) {
            SpringApplication application = new SpringApplication(SuiteHost.class);
            application.setDefaultProperties(properties(settings));
            Letterbox letters = new Letterbox();
            application.addInitializers(
                    context -> addBeans((GenericApplicationContext) context, settings, clock, letters));
            return new SpringNode(application.run(), letters);
        }
    }

    private static void addBeans(
            GenericApplicationContext context, HostSettings settings, Clock clock, Notifier notifier) {
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Notifier.class, () -> notifier);
        context.registerBean(AccountServicesCustomizer.class, () -> builder -> {
            builder.passwordHasher(PasswordHasher.argon2id(settings.argon2()));
            settings.masterKeys().ifPresent(builder::masterKeys);
            if (settings.mode() == Mode.DEVELOPMENT) {
                builder.forTests();
            }
        });
    }

    private static Map<String, Object> properties(HostSettings settings) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("spring.config.name", "none"); // not the shop's, which would take precedence
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", settings.port());
        properties.put("spring.main.banner-mode", "off");
        properties.put("logging.level.root", "warn");
        properties.put("spring.flyway.enabled", false);
        properties.put("spring.datasource.url", settings.databaseUrl());
        properties.put("spring.datasource.username", settings.databaseUser());
        properties.put("spring.datasource.password", settings.databasePassword().reveal());
        properties.put("accountkit.product-name", "AccountKit Example");
        properties.put("accountkit.token-prefix", "ex");
        properties.put("accountkit.rights", "hello.write");
        properties.put("accountkit.roles.operator.grants", "hello.write,account.downloads.read");
        properties.put("accountkit.roles.readonly.grants", "account.downloads.read");
        properties.put("accountkit.roles.readonly.denies", "hello.write");
        properties.put("accountkit.api-keys-per-user", settings.apiKeys());
        properties.put("accountkit.audit-retention", settings.auditRetention());
        settings.adminPassword()
                .ifPresent(password -> properties.put("accountkit.first-administrator.password", password.reveal()));
        properties.put("accountkit.web.development", settings.mode() != Mode.PRODUCTION);
        properties.put("accountkit.web.password-reset", settings.passwordReset());
        settings.publicOrigin().ifPresent(origin -> properties.put("accountkit.web.public-origin", origin));
        properties.put("accountkit.web.trusted-proxies", joined(settings.trustedProxies()));
        properties.put("accountkit.web.allowed-origins", joined(settings.allowedOrigins()));
        return properties;
    }

    private static String joined(List<String> values) {
        return String.join(",", values);
    }

    @Override
    public URI page() {
        int port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
        return URI.create("http://127.0.0.1:" + port + "/account/");
    }

    @Override
    public AccountServices accounts() {
        return context.getBean(AccountServices.class);
    }

    @Override
    public List<DeliveredReset> deliveredResets() {
        return letters.resets();
    }

    @Override
    public void close() {
        context.close();
    }
}
