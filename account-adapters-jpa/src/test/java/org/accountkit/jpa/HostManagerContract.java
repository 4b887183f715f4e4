package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.accountkit.AccountServices;
import org.accountkit.access.AccessRule;
import org.accountkit.access.Caller;
import org.accountkit.access.Credential;
import org.accountkit.access.RefusalCode;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.NewUser;
import org.accountkit.audit.AuditEvent;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.AuditLog.AuditEventQuery;
import org.accountkit.password.PasswordService.PreparedPassword;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.UnitOfWork;
import org.accountkit.user.AccountState;
import org.accountkit.user.Realm;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A host whose transaction manager can also begin transactions, of whatever kind. */
abstract class HostManagerContract {

    private static final Secret PASSWORD = Secret.ofText("correct horse battery staple");
    private static final AccessRule RULE = AccessRule.session().withRight(new Right("nobody.has-it"));
    private static final Instant FRESH = Instant.parse("2100-01-01T00:00:00Z");

    private final Realm realm = new Realm("host-" + UUID.randomUUID());
    private EntityManagerFactory factory;
    private HostTransaction host;
    private JpaStores stores;
    private UnitOfWork units;
    private AccountServices accounts;
    private Caller root;

    abstract TestDatabase database();

    /** Returns the factory of a unit that also manages the host's entity. */
    abstract EntityManagerFactory factory();

    abstract HostTransaction host(EntityManagerFactory unit);

    @BeforeEach
    void start() {
        database().execute("drop table if exists host_order");
        database().execute("create table host_order (id varchar(40) primary key, number varchar(40) unique)");
        factory = factory();
        host = host(factory);
        stores = JpaStores.joining(factory, host);
        units = stores.unitOfWork();
        accounts = AccountServices.builder()
                .stores(stores)
                .masterKeys(MasterKeys.of("test", Secret.ofText("0123456789abcdef0123456789abcdef")))
                .productName("Example Console")
                .tokenPrefix("ex")
                .realm(realm)
                .forTests()
                .build();
        UserId ada = accounts.operations().createAdministrator(Username.of("ada"), PASSWORD, false);
        root = accounts.caller(ada, Credential.ofHost("1", FRESH), RequestOrigin.unknown())
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        accounts.close();
        factory.close();
    }

    @Test
    void isReadyForUse() {
        assertThat(stores.problems()).isEmpty();
        assertThat(stores.joinsHost()).isTrue();
    }

    @Test
    void signsIn() {
        assertThat(signIn("ada")).isInstanceOf(SignedIn.class);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> accounts.signIn()
                        .signIn("ada", Secret.ofText("wrong"), PresentedTokens.NONE, RequestOrigin.unknown()))
                .matches(e -> e.code() == RefusalCode.INVALID_CREDENTIALS);
    }

    @Test
    @Tag("A82")
    void a82CommitsAUserWithTheHostsOrder() {
        PreparedPassword password = accounts.passwords().prepare(Username.of("bob"), PASSWORD);

        inTransaction(() -> {
            order("1", "one");
            accounts.users().create(root, NewUser.of(password));
        });

        assertThat(orders()).isEqualTo(1);
        assertThat(signIn("bob")).isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("A82")
    void a82RollsAUserBackWithTheHostsOrder() {
        PreparedPassword password = accounts.passwords().prepare(Username.of("bob"), PASSWORD);

        assertThatThrownBy(() -> inTransaction(() -> {
                    order("1", "one");
                    accounts.users().create(root, NewUser.of(password));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(orders()).isZero();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> accounts.operations().find(Username.of("bob")))
                .matches(e -> e.code() == RefusalCode.NOT_FOUND);
    }

    @Test
    void commitsASeparateUnitAlthoughTheHostRollsBack() {
        UserId bob = UserId.random();
        UserId eve = UserId.random();

        assertThatThrownBy(() -> inTransaction(() -> {
                    units.execute(() -> stores.accountStates().raiseEpoch(bob));
                    assertThat(units.canRunApart()).isTrue();
                    units.runApart(() -> stores.accountStates().raiseEpoch(eve));
                    assertThat(epoch(bob)).isEqualTo(1);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(epoch(bob)).isZero();
        assertThat(epoch(eve)).isEqualTo(1);
    }

    @Test
    void refusesASeparateUnitInsideAUnit() {
        units.execute(() -> {
            assertThat(units.canRunApart()).isFalse();
            assertThatIllegalStateException().isThrownBy(() -> units.runApart(() -> 1));
        });
    }

    /** What the host's manager calls after a commit may still run in the finished transaction. */
    @Test
    void commitsWhatFollowsTheCommit() {
        UserId bob = UserId.random();
        List<Boolean> active = new ArrayList<>();

        inTransaction(() -> units.execute(() -> units.afterCommit(() -> {
            active.add(units.active());
            stores.accountStates().raiseEpoch(bob);
        })));

        assertThat(active).containsExactly(false);
        assertThat(epoch(bob)).isEqualTo(1);
    }

    @Test
    void followsNoRollback() {
        List<String> followed = new ArrayList<>();

        assertThatThrownBy(() -> inTransaction(() -> {
                    units.afterCommit(() -> followed.add("done"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(followed).isEmpty();
    }

    @Test
    void retriesAUnitThatLosesARace() {
        List<String> runs = new ArrayList<>();
        UserId bob = UserId.random();

        units.execute(() -> {
            stores.accountStates().raiseEpoch(bob);
            runs.add("one");
            if (runs.size() < 3) {
                throw new LostRaceException();
            }
        });

        assertThat(runs).hasSize(3);
        assertThat(epoch(bob)).isEqualTo(1);
    }

    @Test
    @Tag("A81")
    void a81RecordsARefusalAlthoughTheHostRollsBack() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> inTransaction(() -> accounts.require(RULE, root)));

        assertThat(refusals()).hasSize(1);
    }

    /** A duplicate key of the host's entity is not a race that the services lost. */
    @Test
    void leavesTheHostsOwnErrorsToTheHost() {
        inTransaction(() -> order("1", "one"));

        assertThatThrownBy(() -> inTransaction(() -> {
                    order("2", "one");
                    accounts.operations().ensureRole("clerk", Set.of(), Set.of());
                }))
                .isInstanceOf(PersistenceException.class)
                .hasRootCauseInstanceOf(SQLException.class);
    }

    private void inTransaction(Runnable work) {
        host.newTransaction().orElseThrow().run(work);
    }

    private void order(String id, String number) {
        host.entityManager().orElseThrow().persist(new Order(id, number));
    }

    private long orders() {
        List<Long> counts = new ArrayList<>();
        inTransaction(() -> counts.add(host.entityManager()
                .orElseThrow()
                .createQuery("select count(o) from host_order o", Long.class)
                .getSingleResult()));
        return counts.get(0);
    }

    private SignInResult signIn(String name) {
        return accounts.signIn().signIn(name, PASSWORD, PresentedTokens.NONE, RequestOrigin.unknown());
    }

    private long epoch(UserId user) {
        return stores.accountStates().find(user).map(AccountState::epoch).orElse(0L);
    }

    private List<AuditEvent> refusals() {
        accounts.flush();
        return stores.auditLog().find(AuditEventQuery.in(realm).withTypes(List.of(AuditEventType.ACCESS_REFUSAL)));
    }
}
