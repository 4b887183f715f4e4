package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.Optional;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RefusalCode;
import org.accountkit.jpa.JpaStores;
import org.accountkit.operations.AccountOperations;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.user.Right;
import org.accountkit.user.Username;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.servlet.AccountFilter;
import org.accountkit.web.servlet.AccountServlet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.junit.jupiter.api.Test;

/** The example of the README, as it is, in Jetty and on H2. */
class ReadmeTest {

    private static final String URL = "jdbc:h2:mem:readme;DB_CLOSE_DELAY=-1";

    private final String base64Of32Bytes = "A".repeat(43) + '=';
    private Optional<AccountServices> wired = Optional.empty();

    @Test
    void itsExampleWorks() throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(URL);
            new SchemaScripts(pool, Product.H2).run();
            Server server = new Server();
            ServerConnector connector = new ServerConnector(server);
            server.addConnector(connector);
            server.setHandler(context(factory(pool)));
            server.start();
            answersThoseWhoMay("http://127.0.0.1:" + connector.getLocalPort() + "/api/reports");
            server.stop();
        }
    }

    private static EntityManagerFactory factory(HikariDataSource pool) {
        PersistenceConfiguration configuration = new PersistenceConfiguration("readme")
                .property("jakarta.persistence.nonJtaDataSource", pool)
                .property("jakarta.persistence.validation.mode", "NONE");
        JpaStores.entityClasses().forEach(configuration::managedClass);
        return new HibernatePersistenceProvider().createEntityManagerFactory(configuration);
    }

    private ServletContextHandler context(EntityManagerFactory entityManagerFactory) {
        ServletContextHandler handler = new ServletContextHandler();
        handler.addServlet(Reports.class, "/api/reports");
        handler.addServletContainerInitializer((classes, context) -> wire(entityManagerFactory, context));
        return handler;
    }

    private void wire(EntityManagerFactory entityManagerFactory, ServletContext servletContext) {
        JpaStores stores = JpaStores.using(entityManagerFactory);
        AccountServices accounts = AccountServices.builder()
                .stores(stores)
                .masterKeys(MasterKeys.parse("2026-11:" + base64Of32Bytes))
                .productName("Example Console")
                .tokenPrefix("ex")
                .rights("hello.write", "reports.read")
                .build();
        accounts.verify();
        AccountRoutes routes = AccountRoutes.builder(accounts).build();
        servletContext.addServlet("account", AccountServlet.of(routes)).addMapping("/account/*");
        servletContext
                .addFilter("caller", AccountFilter.sessionOrKey(routes))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/api/*");

        wired = Optional.of(accounts);
    }

    /** The host's own route. */
    public static final class Reports extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            Caller caller = AccountFilter.caller(request);
            if (!caller.has(new Right("reports.read"))) {
                throw RefusalCode.FORBIDDEN.refused();
            }
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    private void answersThoseWhoMay(String reports) throws IOException, InterruptedException {
        try (AccountServices accounts = wired.orElseThrow()) {
            AccountOperations operations = accounts.operations();
            operations.createAdministrator(Username.of("root"), Secret.ofText("correct horse battery staple"), false);
            Secret key = operations
                    .issueApiKey(operations.find(Username.of("root")), "ci", Optional.empty())
                    .text();

            assertThat(status(reports, key.reveal())).isEqualTo(204);
            assertThat(status(reports, "ex_wrong")).isEqualTo(401);
        }
    }

    private static int status(String url, String key) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).header("X-API-Key", key).build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
