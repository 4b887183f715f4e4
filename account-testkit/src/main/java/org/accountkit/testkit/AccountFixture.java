package org.accountkit.testkit;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.accountkit.AccountServices;
import org.accountkit.AccountServicesBuilder;
import org.accountkit.administration.NewUser;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.user.Right;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;

/**
 * Services for a host's tests: on in-memory stores, with a clock that the test moves, the cheapest hasher and captured
 * notices. Used by one thread.
 */
public final class AccountFixture implements AutoCloseable {

    private static final Secret FIRST_PASSWORD = Secret.ofText("set by the administrator");

    private final InMemoryStores stores = new InMemoryStores();
    private final MutableClock clock = new MutableClock();
    private final CapturedNotices notices = new CapturedNotices();
    private final AccountServices accounts;
    private Optional<TestUser> administrator = Optional.empty();

    private AccountFixture(UnaryOperator<AccountServicesBuilder> wiring) {
        accounts = wiring.apply(AccountServices.builder()
                        .stores(stores)
                        .masterKeys(MasterKeys.of("test", Secret.ofBytes(new byte[32])))
                        .productName("Test")
                        .tokenPrefix("test")
                        .clock(clock)
                        .notifier(notices)
                        .passwordHasher(TestHashers.cheapest())
                        .forTests())
                .build();
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
        return new AccountFixture(wiring);
    }

    /** {@return the services under test} */
    public AccountServices accounts() {
        return accounts;
    }

    /** {@return the stores, which a second node may share} */
    public InMemoryStores stores() {
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

    /** {@return the first administrator, signed in with a fresh proof} */
    public TestUser administrator() {
        TestUser root = administrator.orElseGet(this::newAdministrator);
        administrator = Optional.of(root);
        return root.isProven() ? root : root.signIn();
    }

    private TestUser newAdministrator() {
        Username name = Username.of("administrator");
        UserId id = accounts.operations().createAdministrator(name, TestUser.PASSWORD, false);
        return new TestUser(this, id, name.text()).signIn();
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
        NewUser wanted = NewUser.of(Username.of(name), FIRST_PASSWORD).withRoles(Set.of(roles));
        UserId id = accounts.users().create(administrator().caller(), wanted).id();
        TestUser user = new TestUser(this, id, name).signIn(FIRST_PASSWORD);
        accounts.passwords().change(user.caller(), FIRST_PASSWORD, TestUser.PASSWORD);
        return user.signIn();
    }

    @Override
    public void close() {
        accounts.close();
    }
}
