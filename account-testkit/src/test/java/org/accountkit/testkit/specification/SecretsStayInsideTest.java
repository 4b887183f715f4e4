package org.accountkit.testkit.specification;

import static org.accountkit.testkit.specification.World.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.base.Throwables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.accountkit.AccountServices;
import org.accountkit.AccountStores;
import org.accountkit.access.Account;
import org.accountkit.access.RefusedException;
import org.accountkit.access.RequestOrigin;
import org.accountkit.administration.AccountQuery;
import org.accountkit.administration.AuditReview.AuditQuery;
import org.accountkit.administration.NewUser;
import org.accountkit.administration.Page;
import org.accountkit.apikey.ApiKey.NewApiKey;
import org.accountkit.apikey.ApiKeyService.ApiKeyRequest;
import org.accountkit.audit.AuditEvent.AuditOutcome;
import org.accountkit.audit.AuditEventType;
import org.accountkit.audit.HostEvent;
import org.accountkit.download.DownloadToken;
import org.accountkit.download.DownloadToken.DownloadState;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.twofactor.SecondFactor;
import org.accountkit.user.Right;
import org.accountkit.user.Username;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What services return or throw may be printed, and what they log and record may be read by others. */
@Tag("A68")
class SecretsStayInsideTest extends ServiceSpecification {

    private static final Logger LOG = Logger.getLogger("org.accountkit");
    private static final Secret NEXT_PASSWORD = secret("canary: the next password");
    private static final Secret WRONG_PASSWORD = secret("canary: a wrong password");
    private static final Secret SET_PASSWORD = secret("canary: set by somebody else");
    private static final Secret COMMON_PASSWORD = secret("qwertyuiopasdfghjkl");

    private final List<String> printed = new ArrayList<>();
    private Person ada;

    @Override
    protected AccountStores stores() {
        return new InMemoryStores();
    }

    @BeforeEach
    void logEverything() {
        LOG.setLevel(Level.ALL);
        world.keepSecret(NEXT_PASSWORD, WRONG_PASSWORD, SET_PASSWORD, COMMON_PASSWORD);
        ada = world.person("ada", "administrator");
    }

    @AfterEach
    void logAsBefore() {
        LOG.setLevel(null);
    }

    @Test
    void a68OfPasswords() {
        print(world.signIn("ada", World.PASSWORD));
        refuse(() -> world.signIn("ada", WRONG_PASSWORD.reveal()));
        refuse(() -> world.signIn(WRONG_PASSWORD.reveal(), World.PASSWORD));
        refuse(() -> world.accounts.passwords().change(ada.caller(), WRONG_PASSWORD, NEXT_PASSWORD));
        refuse(() -> world.accounts.passwords().change(ada.caller(), secret(World.PASSWORD), COMMON_PASSWORD));
        refuse(() -> world.accounts.signIn().prove(ada.caller(), WRONG_PASSWORD, Optional.empty()));
        ada.moveTo(print(world.accounts.passwords().change(ada.caller(), secret(World.PASSWORD), NEXT_PASSWORD))
                .token());
        ada.withPassword(NEXT_PASSWORD.reveal()).prove();
        world.edit(ada, edit -> edit.password(SET_PASSWORD));
        world.accounts.operations().resetPassword(ada.id(), NEXT_PASSWORD);

        assertNothingLeaked();
    }

    @Test
    void a68OfTwoFactorAuthentication() {
        ada.withPhone();
        print(world.accounts.twoFactor().state(ada.caller()));
        Secret pending = print(ada.beginSignIn());
        Secret wrongCode = secret("871265");
        world.keepSecret(wrongCode);
        refuse(() -> ada.complete(pending, print(new SecondFactor.Code(wrongCode))));
        refuse(() -> ada.complete(pending, new SecondFactor.Code(ada.shownCode())));
        print(ada.complete(pending, print(ada.recoveryCode(0))));
        refuse(() -> ada.complete(ada.beginSignIn(), ada.recoveryCode(0)));
        ada.prove();
        List<Secret> codes = print(world.accounts.twoFactor().replaceRecoveryCodes(ada.caller()));
        world.keepSecret(codes.toArray(Secret[]::new));
        ada.moveTo(print(world.accounts.twoFactor().deactivate(ada.caller())).token());
        print(world.accounts.twoFactor().begin(ada.caller()));
        print(world.accounts.twoFactor().pending(ada.caller()));
        refuse(() -> world.accounts.twoFactor().validate(ada.caller(), wrongCode));
        print(world.accounts.operations().reseal(this::print));
        world.accounts.operations().resetTwoFactor(ada.id());

        assertNothingLeaked();
    }

    @Test
    void a68OfKeysAndTokens() {
        NewApiKey key = print(world.accounts.apiKeys().generate(ada.caller()));
        DownloadToken download = print(world.accounts.downloads().renew(ada.caller()));
        Secret downloads = download.token().orElseThrow();
        NewApiKey issued = print(world.accounts.operations().issueApiKey(ada.id(), "backup", Optional.empty()));
        world.keepSecret(key.text(), downloads, issued.text());
        print(world.accounts.apiKeys().show(ada.caller()));
        print(ada.byKey(key.text()));
        print(world.accounts.operations().identifyApiKey(issued.text()));
        print(world.accounts.downloads().setState(ada.caller(), DownloadState.REQUIRED));
        print(world.accounts.downloads().show(ada.caller()));
        world.accounts.downloads().authorize(Optional.of(downloads));
        refuse(() -> world.accounts.downloads().authorize(Optional.of(key.text())));
        refuse(() -> world.accounts.downloads().authorize(Optional.of(secret(downloads.reveal() + "0"))));
        print(world.accounts.apiKeys().authenticate(downloads, RequestOrigin.unknown()));
        print(world.accounts.sessions().authenticate(key.text(), RequestOrigin.unknown()));
        print(world.accounts.sessions().list(ada.caller()));
        print(world.accounts.sessions().times(ada.caller()));
        print(PresentedTokens.NONE);
        world.accounts.apiKeys().remove(ada.caller());
        world.accounts.signIn().signOut(ada.caller());

        assertNothingLeaked();
    }

    @Test
    void a68OfAdministration() {
        NewUser bob = NewUser.of(Username.of("bob"), SET_PASSWORD).withFullName("Bob");
        NewUser eve = NewUser.of(Username.of("eve"), COMMON_PASSWORD).withFullName("Eve");
        Person root = world.root();
        print(bob);
        print(world.accounts.users().create(root.caller(), bob));
        refuse(() -> world.accounts.users().create(root.caller(), bob));
        refuse(() -> world.accounts.users().create(root.caller(), eve));
        print(world.accounts.users().list(root.caller(), AccountQuery.all().withLimit(50)));
        print(world.accounts.users().find(root.caller(), ada.id()));
        print(world.accounts.roles().create(root.caller(), "readers", Set.of(Right.USERS_READ), Set.of()));
        print(world.accounts.roles().list(root.caller()));
        print(world.accounts.operations().find(Username.of("bob")));
        refuse(() -> world.accounts.operations().createAdministrator(Username.of("eve"), COMMON_PASSWORD, false));
        world.accounts.users().unlock(root.caller(), ada.id());
        world.accounts.users().signOut(root.caller(), ada.id());
        world.accounts.users().removeApiKey(root.caller(), ada.id());
        world.accounts.users().delete(root.caller(), ada.id());
        world.accounts.operations().sweep();

        assertNothingLeaked();
    }

    @Test
    void a68OfNamedKeysAndDevices() {
        AccountServices node = world.node(wiring -> wiring.apiKeysPerUser(2));
        ApiKeyRequest wanted = ApiKeyRequest.named("backup").limitedTo(Set.of(Right.USERS_READ));
        NewApiKey key = print(node.apiKeys().add(ada.caller(), print(wanted)));
        world.keepSecret(key.text());
        refuse(() -> node.apiKeys().add(ada.caller(), wanted));
        refuse(() -> node.apiKeys().remove(ada.caller(), key.text().reveal()));
        print(node.apiKeys().list(ada.caller()));
        print(node.apiKeys().authenticate(key.text(), RequestOrigin.unknown()));
        print(node.apiKeys().authenticate(secret(key.text().reveal() + "0"), RequestOrigin.unknown()));
        node.apiKeys().remove(ada.caller(), key.key().id());
        SignedIn signedIn = (SignedIn) print(world.signIn("ada", World.PASSWORD));
        Secret device = signedIn.device().orElseThrow();
        world.keepSecret(device, signedIn.session());
        print(node.devices().list(ada.caller()));
        print(node.devices().current(ada.caller(), Optional.of(device)));
        refuse(() -> node.devices().forget(ada.caller(), device.reveal()));
        print(node.devices().forgetOthers(ada.caller(), Optional.of(device)));

        assertNothingLeaked();
    }

    @Test
    void a68OfSearchesAndTheTrail() {
        Person root = world.root();
        for (int i = 0; i < 5; i++) {
            refuse(() -> world.signIn("ada", WRONG_PASSWORD.reveal()));
        }
        AccountQuery locked = AccountQuery.all()
                .withSearch("ad")
                .withEnabled(true)
                .withTwoFactor(false)
                .withLocked(true);
        Page<Account> found = print(world.accounts.users().list(root.caller(), print(locked)));
        assertThat(found.items()).hasSize(1);
        print(world.accounts.users().count(root.caller(), locked));
        print(world.accounts.users().locks(root.caller(), found.items()));
        print(world.accounts.users().list(root.caller(), AccountQuery.all().withRole("administrator")));
        HostEvent refund =
                HostEvent.of(AuditEventType.ofHost("shop.order-refund")).with("order", "4711");
        world.accounts.audit().record(root.caller(), print(refund));
        print(world.accounts.audit().events(root.caller(), AuditQuery.all()));
        print(world.accounts
                .audit()
                .events(root.caller(), AuditQuery.all().withUser("ada").withOutcome(AuditOutcome.REFUSED)));

        assertNothingLeaked();
    }

    @Test
    void a68OfMasterKeys() {
        world.accounts.verify();
        ada.withPhone();
        Secret another = secret("canary of another master key, it");
        world.keepSecret(another);
        AccountServices stranger = world.node(wiring -> wiring.masterKeys(MasterKeys.of("another", another)));
        print(stranger);
        refuse(stranger::verify);
        refuse(() -> stranger.twoFactor().validate(ada.caller(), ada.shownCode()));
        Secret pending = ada.beginSignIn();
        refuse(() -> stranger.signIn()
                .completeSignIn(pending, ada.freshCode(), PresentedTokens.NONE, RequestOrigin.unknown()));
        refuse(() -> world.accounts.operations().abandonMasterKey("specification", "lost"));

        assertNothingLeaked();
    }

    @Test
    void a68FindsWhatIsLoggedAndPrinted() {
        LOG.finest("the password is " + NEXT_PASSWORD.reveal());

        assertThat(world.leaks()).containsExactly("a secret of this test as it is");
        world.forgetLog();
    }

    private <T> T print(T result) {
        printed.add(String.valueOf(result));
        return result;
    }

    private void refuse(ThrowingCallable attempt) {
        Throwable thrown = catchThrowable(attempt);
        assertThat(thrown).isNotNull().isNotInstanceOf(Error.class);
        printed.add(Throwables.getStackTraceAsString(thrown));
        if (thrown instanceof RefusedException refused) {
            printed.add(refused.refusal().toString());
        }
    }

    private void assertNothingLeaked() {
        assertThat(printed).hasSizeGreaterThan(3);
        assertThat(printed).allSatisfy(text -> assertThat(world.findIn(text)).isEmpty());
        assertThat(world.leaks()).isEmpty();
    }
}
