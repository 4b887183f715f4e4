package org.accountkit.web;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.password.Argon2Parameters;
import org.accountkit.password.PasswordHasher;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.testkit.MutableClock;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.user.Right;
import org.accountkit.user.Username;
import org.accountkit.user.engine.RightsCatalogue;

/** A product with one administrator, on stores in memory. */
final class World implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";

    final MutableClock clock = new MutableClock();
    final InMemoryStores stores = new InMemoryStores();
    final AccountServices accounts;
    final AccountRoutes routes;

    World() {
        this(settings -> {});
    }

    World(Consumer<AccountRoutesBuilder> settings) {
        this(builder -> builder, settings);
    }

    World(UnaryOperator<AccountServicesBuilder> wiring, Consumer<AccountRoutesBuilder> settings) {
        accounts = wiring.apply(AccountServices.builder()
                        .stores(stores)
                        .masterKeys(MasterKeys.of("test", Secret.ofBytes(new byte[32])))
                        .productName("Example Console")
                        .tokenPrefix("ex")
                        .rights("hello.write")
                        .passwordHasher(PasswordHasher.argon2id(new Argon2Parameters(64, 1, 1)))
                        .clock(clock)
                        .forTests())
                .build();
        AccountRoutesBuilder builder = AccountRoutes.builder(accounts).passwordReset(true);
        settings.accept(builder);
        routes = builder.build();
        accounts.operations().createAdministrator(Username.of("admin"), Secret.ofText(PASSWORD), false);
    }

    /** Nobody is signed in. */
    Browser browser() {
        return new Browser(routes);
    }

    /** The administrator is signed in. */
    Browser administrator() {
        return signedIn("admin", PASSWORD);
    }

    /** Signs in a new user who has changed the first password. */
    Browser user(String name, String... roles) {
        return ownPassword(created(name, roles), PASSWORD + name);
    }

    /** Signs in a new user who must change the password. */
    Browser created(String name, String... roles) {
        String quoted = roles.length == 0 ? "" : '"' + String.join("\",\"", roles) + '"';
        administrator()
                .post("/api/users", """
                        {"username":"%s","roles":[%s],"password":"%s"}""".formatted(name, quoted, PASSWORD + name))
                .expect(201);
        return signedIn(name, PASSWORD + name);
    }

    private Browser ownPassword(Browser browser, String given) {
        browser.put("/api/me/password", """
                        {"currentPassword":"%s","newPassword":"%s"}""".formatted(given, PASSWORD)).expect(200);
        return browser;
    }

    Browser signedIn(String name, String password) {
        Browser browser = browser();
        browser.post("/api/sign-in", credentials(name, password)).expect(200);
        return browser;
    }

    static String credentials(String name, String password) {
        return """
                {"username":"%s","password":"%s"}""".formatted(name, password);
    }

    /** Creates a user with a role that grants these rights. */
    Browser userWith(String name, String... rights) {
        accounts.operations()
                .ensureRole(
                        "role-" + name, Arrays.stream(rights).map(Right::new).collect(Collectors.toSet()), Set.of());
        return user(name, "role-" + name);
    }

    /** The routes as they are. */
    RouteTable table() {
        return AllRoutes.of(
                accounts, AccountRoutes.builder(accounts).passwordReset(true).settings());
    }

    /** Every declared right but one. */
    String[] rightsBut(String missing) {
        return RightsCatalogue.with(List.of()).all().stream()
                .map(Right::name)
                .filter(name -> !name.equals(missing))
                .toArray(String[]::new);
    }

    /** An administrator's edit of a user, whom nobody has edited before. */
    Answer edit(String username, String fields) {
        return administrator()
                .patch("/api/users/" + id(username), "{\"version\":0," + fields + "}")
                .expect(200);
    }

    String id(String username) {
        return accounts.operations().find(Username.of(username)).value();
    }

    static String apiKey(Browser browser) {
        return (String) browser.post("/api/me/api-key").expect(201).json().get("apiKey");
    }

    /** Two-factor authentication is active; the session is over. */
    VirtualAuthenticator enableTwoFactor(Browser browser) {
        browser.post("/api/me/two-factor/enrolment").expect(201);
        byte[] png = browser.get("/api/me/two-factor/enrolment.png").expect(200).bytes();
        VirtualAuthenticator authenticator = VirtualAuthenticator.scan(png);
        browser.post("/api/me/two-factor/enrolment/validate", code(authenticator))
                .expect(200);
        return authenticator;
    }

    String code(VirtualAuthenticator authenticator) {
        return """
                {"code":"%s"}""".formatted(authenticator.code(clock.instant()));
    }

    @Override
    public void close() {
        accounts.close();
    }
}
