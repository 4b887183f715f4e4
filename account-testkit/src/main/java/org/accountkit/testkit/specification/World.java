package org.accountkit.testkit.specification;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.AccountStores;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.UserEdit;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.notification.Notice;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.Canaries;
import org.accountkit.testkit.CapturedNotices;
import org.accountkit.testkit.MutableClock;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/** A product with a clock that a test moves, people with passwords, and whoever else a scenario needs. */
final class World implements AutoCloseable {

    static final String PRODUCT = "Example Console";
    static final String FIRST_PASSWORD = "given by the administrator";
    static final String PASSWORD = "correct horse battery staple";
    static final Right WRITE = new Right("hello.write");
    static final Right REPORTS = new Right("reports.read");
    static final MasterKeys MASTER_KEYS =
            MasterKeys.of("specification", Secret.ofText("master key of the specifications"));

    final MutableClock clock = new MutableClock();
    final CountingHasher hasher = new CountingHasher();
    final Realm realm = new Realm("realm-" + UUID.randomUUID());
    final AccountStores stores;
    final AccountServices accounts;
    private final Canaries canaries = new Canaries();
    private final LogRecorder log = LogRecorder.start();
    private final CapturedNotices notices = new CapturedNotices();
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
    private Optional<Person> root = Optional.empty();

    World(AccountStores stores) {
        this.stores = stores;
        this.accounts = node();
        secrets(secret(PASSWORD), secret(FIRST_PASSWORD), secret("master key of the specifications"));
    }

    /** Notes what must be found nowhere. */
    void secrets(Secret... secrets) {
        canaries.plantAll("a secret of this test", List.of(secrets));
    }

    List<String> findIn(String text) {
        return canaries.findIn(text);
    }

    /** For a test that logs a secret on purpose. */
    void forgetLog() {
        log.forget();
    }

    /** Where secrets were found that should have stayed with their owners. */
    List<String> leaks() {
        Stream<String> recorded = stores
                .auditLog()
                .find(AuditEventQuery.in(realm).withLimit(200))
                .stream()
                .map(AuditEvent::toString);
        return Stream.of(Stream.of(log.text()), recorded, notices.all().stream().map(Notice::toString))
                .flatMap(texts -> texts)
                .flatMap(text -> canaries.findIn(text).stream())
                .distinct()
                .toList();
    }

    /** Another node of the same product: it shares nothing with the others but the stores. */
    AccountServices node() {
        return node(builder -> builder);
    }

    /** It sweeps when a test says so. */
    AccountServices node(UnaryOperator<AccountServicesBuilder> wiring) {
        return wiring.apply(wiring().sweepOnDemand()).build();
    }

    AccountServicesBuilder wiring() {
        return AccountServices.builder()
                .stores(stores)
                .masterKeys(MASTER_KEYS)
                .productName(PRODUCT)
                .tokenPrefix("ex")
                .rights(WRITE.name(), REPORTS.name())
                .realm(realm)
                .clock(clock)
                .passwordHasher(hasher)
                .notifier(notices)
                .executor(executor)
                .forTests();
    }

    /** The first administrator, signed in. */
    Person root() {
        if (root.isEmpty()) {
            Username name = Username.of("root");
            UserId id = accounts.operations().createAdministrator(name, secret(PASSWORD), false);
            root = Optional.of(new Person(this, id, name.text()).signIn());
        }
        Person administrator = root.get();
        if (!administrator.isSignedIn() || !administrator.isProven()) {
            administrator.signIn();
        }
        return administrator;
    }

    /** Somebody who was created by the administrator, has changed the first password and is signed in. */
    Person person(String name, String... roles) {
        return settled(newcomer(name, roles));
    }

    /** Somebody who was given the first password, has changed it and is signed in. */
    Person arrived(UserId id, String name) {
        return settled(new Person(this, id, name).withPassword(FIRST_PASSWORD).signIn());
    }

    private Person settled(Person person) {
        person.moveTo(accounts.passwords()
                .change(person.caller(), secret(FIRST_PASSWORD), secret(PASSWORD))
                .token());
        return person.withPassword(PASSWORD);
    }

    /** Somebody who was created by the administrator, is signed in and must change the password first. */
    Person newcomer(String name, String... roles) {
        NewUser wanted = NewUser.of(Username.of(name), secret(FIRST_PASSWORD)).withRoles(Set.of(roles));
        UserId id = accounts.users().create(root().caller(), wanted).id();
        return new Person(this, id, name).withPassword(FIRST_PASSWORD).signIn();
    }

    void role(String name, Right... grants) {
        accounts.operations().ensureRole(name, Set.of(grants), Set.of());
    }

    void denyingRole(String name, Right... denies) {
        accounts.operations().ensureRole(name, Set.of(), Set.of(denies));
    }

    /** Somebody who may manage users, and hold all roles that grant only what these do. */
    Person manager(String name, Right... more) {
        Set<Right> rights = Arrays.stream(more).collect(Collectors.toSet());
        rights.addAll(Set.of(Right.USERS_READ, Right.USERS_MANAGE, Right.ROLES_READ, Right.ROLES_MANAGE));
        accounts.operations().ensureRole(name + "-role", rights, Set.of());
        return person(name, name + "-role");
    }

    SignInResult signIn(String name, String password) {
        return signIn(name, password, RequestOrigin.unknown());
    }

    SignInResult signIn(String name, String password, RequestOrigin origin) {
        return noted(accounts.signIn().signIn(name, secret(password), PresentedTokens.NONE, origin));
    }

    /** Notes the tokens that a sign-in handed out. */
    <T extends SignInResult> T noted(T result) {
        if (result instanceof SignedIn signedIn) {
            secrets(signedIn.session());
            signedIn.device().ifPresent(device -> secrets(device));
        } else if (result instanceof SecondFactorRequired required) {
            secrets(required.pending());
        }
        return result;
    }

    /** Edits a user by the administrator, based on the present version. */
    void edit(Person person, UnaryOperator<UserEdit.Builder> changes) {
        UserEdit edit = changes.apply(UserEdit.basedOn(version(person))).build();
        accounts.users().edit(root().caller(), person.id(), edit);
    }

    long version(Person person) {
        return accounts.users().find(root().caller(), person.id()).state().version();
    }

    List<AuditEvent> events(AuditEventType type) {
        return stores.auditLog()
                .find(AuditEventQuery.in(realm).withTypes(List.of(type)).withLimit(200));
    }

    /** How many refusals of a type are recorded, however many events they share. */
    int timesRefused(AuditEventType type) {
        accounts.flush();
        return events(type).stream()
                .filter(event -> event.outcome().equals(AuditOutcome.REFUSED))
                .mapToInt(World::times)
                .sum();
    }

    static int times(AuditEvent event) {
        return Integer.parseInt(event.details().getOrDefault("times", "1"));
    }

    List<NoticeType> noticesFor(Person person) {
        return notices.typesFor(person.id());
    }

    static Secret secret(String text) {
        return Secret.ofText(text);
    }

    static RequestOrigin from(String address) {
        return new RequestOrigin(Optional.of(address), Optional.empty(), Optional.empty());
    }

    @Override
    public void close() {
        accounts.close();
        log.close();
        executor.shutdownNow();
    }
}
