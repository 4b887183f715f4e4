package org.accountkit.testkit.specification;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.AccountStores;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.UserEdit;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.notification.Notice;
import org.accountkit.notification.Notice.NoticeType;
import org.accountkit.notification.Notifier.PasswordResetNotice;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.AccountFixture;
import org.accountkit.testkit.MutableClock;
import org.accountkit.testkit.TestUser;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;

/** An {@link AccountFixture} on the stores under test, with what only the specifications need. */
final class World implements AutoCloseable {

    static final String PRODUCT = "Example Console";
    static final String FIRST_PASSWORD = TestUser.FIRST_PASSWORD.reveal();
    static final String PASSWORD = TestUser.PASSWORD.reveal();
    static final Right WRITE = new Right("hello.write");
    static final Right REPORTS = new Right("reports.read");
    static final MasterKeys MASTER_KEYS =
            MasterKeys.of("specification", Secret.ofText("master key of the specifications"));

    final CountingHasher hasher = new CountingHasher();
    final Realm realm = new Realm("realm-" + UUID.randomUUID());
    final AccountFixture fixture;
    final AccountStores stores;
    final MutableClock clock;
    final AccountServices accounts;
    private final LogRecorder log = LogRecorder.start();
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);

    World(AccountStores stores) {
        this.stores = stores;
        this.fixture = AccountFixture.on(stores, this::wire);
        this.clock = fixture.clock();
        this.accounts = fixture.accounts();
        keepSecret(secret("master key of the specifications"));
    }

    private AccountServicesBuilder wire(AccountServicesBuilder builder) {
        return builder.masterKeys(MASTER_KEYS)
                .productName(PRODUCT)
                .tokenPrefix("ex")
                .rights(WRITE.name(), REPORTS.name())
                .realm(realm)
                .passwordHasher(hasher)
                .executor(executor);
    }

    AccountServicesBuilder wiring() {
        return fixture.wiring();
    }

    /** Adds secrets that must be found nowhere at the end of the test. */
    void keepSecret(Secret... secrets) {
        fixture.keepSecret(secrets);
    }

    List<String> findIn(String text) {
        return fixture.secrets().findIn(text);
    }

    /** For a test that logs a secret on purpose. */
    void forgetLog() {
        log.forget();
    }

    /** Returns the secrets found in the log, the audit trail or a notice. */
    List<String> leaks() {
        Stream<String> recorded = stores
                .auditLog()
                .find(AuditEventQuery.in(realm).withLimit(200))
                .stream()
                .map(AuditEvent::toString);
        Stream<String> sent = fixture.notices().all().stream().map(Notice::toString);
        return Stream.of(Stream.of(log.text()), recorded, sent)
                .flatMap(texts -> texts)
                .flatMap(text -> findIn(text).stream())
                .distinct()
                .toList();
    }

    /** Returns another node of the same product, which shares only the stores with the others. */
    AccountServices node() {
        return node(builder -> builder);
    }

    AccountServices node(UnaryOperator<AccountServicesBuilder> changes) {
        return fixture.node(changes);
    }

    /** Returns the first administrator, signed in with a fresh proof. */
    Person root() {
        return new Person(this, fixture.administrator());
    }

    /** Creates a user who has changed the first password and is signed in. */
    Person person(String name, String... roles) {
        return new Person(this, fixture.user(name, roles));
    }

    /** Creates a user who is signed in and must change the password first. */
    Person newcomer(String name, String... roles) {
        return new Person(this, fixture.newcomer(name, roles));
    }

    /** Signs in a user who was given the first password, and changes it. */
    Person settled(UserId id, String name) {
        TestUser user = fixture.existing(id, name).withPassword(TestUser.FIRST_PASSWORD);
        return new Person(this, user.signIn().changePassword(TestUser.PASSWORD));
    }

    void role(String name, Right... grants) {
        accounts.operations().ensureRole(name, Set.of(grants), Set.of());
    }

    void denyingRole(String name, Right... denies) {
        accounts.operations().ensureRole(name, Set.of(), Set.of(denies));
    }

    /** Creates a user who may manage users and assign every role that grants no further rights. */
    Person manager(String name, Right... more) {
        Set<Right> rights = Arrays.stream(more).collect(Collectors.toSet());
        rights.addAll(Set.of(Right.USERS_READ, Right.USERS_MANAGE, Right.ROLES_READ, Right.ROLES_MANAGE));
        accounts.operations().ensureRole(name + "-role", rights, Set.of());
        return person(name, name + "-role");
    }

    SignInResult signIn(String name, String password) {
        return signIn(name, secret(password), RequestOrigin.unknown());
    }

    SignInResult signIn(String name, String password, RequestOrigin origin) {
        return signIn(name, secret(password), origin);
    }

    SignInResult signIn(String name, Secret password, RequestOrigin origin) {
        return keepTokensSecret(accounts.signIn().signIn(name, password, PresentedTokens.NONE, origin));
    }

    /** Adds the tokens of a sign-in to the secrets that must be found nowhere. */
    <T extends SignInResult> T keepTokensSecret(T result) {
        if (result instanceof SignedIn signedIn) {
            keepSecret(signedIn.session());
            signedIn.device().ifPresent(device -> keepSecret(device));
        } else if (result instanceof SecondFactorRequired required) {
            keepSecret(required.pending());
        }
        return result;
    }

    /** Waits until everything has happened that follows the answers so far. */
    void settle() {
        try {
            executor.submit(() -> {}).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("The executor failed.", e);
        }
        fixture.notices().passwordResets().forEach(notice -> keepSecret(notice.token()));
    }

    /** Requests a password reset and returns the token that the user receives. */
    Secret requestReset(Person person) {
        accounts.passwordResets().request(person.name(), RequestOrigin.unknown());
        settle();
        return resetsOf(person).stream()
                .reduce((first, second) -> second)
                .map(PasswordResetNotice::token)
                .orElseThrow(() -> new AssertionError(person.name() + " received no token."));
    }

    List<PasswordResetNotice> resetsOf(Person person) {
        return fixture.notices().passwordResets().stream()
                .filter(notice -> notice.user().id().equals(person.id()))
                .toList();
    }

    /** Issues a token for a user as the administrator. */
    Secret issueReset(UserId userId) {
        Secret token = accounts.passwordResets()
                .issue(root().caller(), userId, Optional.empty())
                .token();
        keepSecret(token);
        return token;
    }

    void completeReset(Secret token, String password) {
        completeReset(token, password, Optional.empty());
    }

    void completeReset(Secret token, String password, Optional<SecondFactor> factor) {
        accounts.passwordResets().complete(token, secret(password), factor, RequestOrigin.unknown());
    }

    /** Edits a user as the administrator, from the current version. */
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
        return fixture.notices().typesFor(person.id());
    }

    static Secret secret(String text) {
        return Secret.ofText(text);
    }

    static RequestOrigin from(String address) {
        return new RequestOrigin(Optional.of(address), Optional.empty(), Optional.empty());
    }

    @Override
    public void close() {
        fixture.close();
        log.close();
        executor.shutdownNow();
    }
}
