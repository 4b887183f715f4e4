package org.accountkit.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.AccountStores;
import org.accountkit.administration.NewUser;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/**
 * Services for a host's tests, with a clock that the test moves, the cheapest hasher and captured notices; on in-memory
 * stores unless others are given. Used by one thread.
 */
public final class AccountFixture implements AutoCloseable {

    private final AccountStores stores;
    private final UnaryOperator<AccountServicesBuilder> wiring;
    private final MutableClock clock = new MutableClock();
    private final CapturedNotices notices = new CapturedNotices();
    private final Canaries canaries = new Canaries();
    private final AccountServices accounts;
    private Optional<TestUser> administrator = Optional.empty();

    private AccountFixture(AccountStores stores, UnaryOperator<AccountServicesBuilder> wiring) {
        this.stores = stores;
        this.wiring = wiring;
        this.accounts = node(builder -> builder);
        keepSecret(TestUser.FIRST_PASSWORD);
        keepSecret(TestUser.PASSWORD);
    }

    /** {@return a fixture with the default settings and no rights of the host} */
    public static AccountFixture open() {
        return open(builder -> builder);
    }

    /**
     * Opens a fixture with settings of the host.
     *
     * @param wiring adds what the test needs, such as the host's rights
     * @return the fixture
     */
    public static AccountFixture open(UnaryOperator<AccountServicesBuilder> wiring) {
        return on(new InMemoryStores(), wiring);
    }

    /**
     * Opens a fixture on given stores, such as those of a test database.
     *
     * @param stores the stores; what they already contain stays
     * @param wiring adds what the test needs, such as the host's rights
     * @return the fixture
     */
    public static AccountFixture on(AccountStores stores, UnaryOperator<AccountServicesBuilder> wiring) {
        return new AccountFixture(stores, wiring);
    }

    /**
     * Returns what every node of this fixture is built from. Services built from it as it is sweep by themselves; those of
     * {@link #node} sweep when the test says so.
     *
     * @return a builder of its own
     */
    public AccountServicesBuilder wiring() {
        return wiring.apply(AccountServices.builder()
                .stores(stores)
                .masterKeys(MasterKeys.of("test", Secret.ofBytes(new byte[32])))
                .productName("Test")
                .tokenPrefix("test")
                .clock(clock)
                .notifier(notices)
                .passwordHasher(TestHashers.cheapest())
                .forTests());
    }

    /**
     * Builds the services of another node, on the same stores and clock.
     *
     * @param changes what this node does differently
     * @return services that the test closes if they have to be
     */
    public AccountServices node(UnaryOperator<AccountServicesBuilder> changes) {
        return changes.apply(wiring().sweepOnDemand()).build();
    }

    /** {@return the services under test} */
    public AccountServices accounts() {
        return accounts;
    }

    /** {@return the stores, which all nodes share} */
    public AccountStores stores() {
        return stores;
    }

    /** {@return the clock of the services} */
    public MutableClock clock() {
        return clock;
    }

    /** {@return the notices that users would receive} */
    public CapturedNotices notices() {
        return notices;
    }

    /** {@return the passwords, tokens, keys and codes of all users so far, to search logs and responses for} */
    public Canaries secrets() {
        return canaries;
    }

    /** {@return the first administrator, signed in with a fresh proof} */
    public TestUser administrator() {
        TestUser root = administrator.orElseGet(this::newAdministrator);
        administrator = Optional.of(root);
        return root.isProven() ? root : root.signIn();
    }

    private TestUser newAdministrator() {
        Username name = Username.of("root");
        UserId id = accounts.operations().createAdministrator(name, TestUser.PASSWORD, false);
        return existing(id, name.text()).signIn();
    }

    /**
     * Creates a role, or leaves it as it is.
     *
     * @param name the role's name
     * @param grants the rights that it grants
     */
    public void role(String name, Right... grants) {
        accounts.operations().ensureRole(name, Arrays.stream(grants).collect(Collectors.toSet()), Set.of());
    }

    /**
     * Creates a user who has changed the first password and is signed in.
     *
     * @param name the user name
     * @param roles names of existing roles: see {@link #role}
     * @return the user
     */
    public TestUser user(String name, String... roles) {
        return newcomer(name, roles).changePassword(TestUser.PASSWORD);
    }

    /**
     * Creates a user who is signed in, but has to change the first password before anything else.
     *
     * @param name the user name
     * @param roles names of existing roles: see {@link #role}
     * @return the user
     */
    public TestUser newcomer(String name, String... roles) {
        NewUser wanted = NewUser.of(Username.of(name), TestUser.FIRST_PASSWORD).withRoles(Set.of(roles));
        UserId id = accounts.users().create(administrator().caller(), wanted).id();
        return existing(id, name).withPassword(TestUser.FIRST_PASSWORD).signIn();
    }

    /**
     * Takes over a user whom the test has created in another way.
     *
     * @param id the user's id
     * @param name the user name
     * @return the user, not signed in yet
     */
    public TestUser existing(UserId id, String name) {
        return new TestUser(this, id, name);
    }

    /**
     * Adds secrets to those that {@link #secrets()} searches for.
     *
     * @param secrets what must appear in no log and no response
     */
    public void keepSecret(Secret... secrets) {
        canaries.plantAll("a secret of this test", List.of(secrets));
    }

    @Override
    public void close() {
        accounts.close();
    }
}
