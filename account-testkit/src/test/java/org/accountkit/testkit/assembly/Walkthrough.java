package org.accountkit.testkit.assembly;

import java.util.concurrent.Callable;
import org.accountkit.AccountServices;
import org.accountkit.access.Caller;
import org.accountkit.access.RequestOrigin;
import org.accountkit.password.PasswordHasher;
import org.accountkit.secret.MasterKeys;
import org.accountkit.secret.Secret;
import org.accountkit.signin.SignInResult.SecondFactorRequired;
import org.accountkit.signin.SignInResult.SignedIn;
import org.accountkit.signin.SignInService.PresentedTokens;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.testkit.VirtualAuthenticator;
import org.accountkit.twofactor.SecondFactor.RecoveryCode;
import org.accountkit.user.Username;

/** Signs in, activates two-factor authentication, signs in again and uses an API key. */
public final class Walkthrough implements Callable<String> {

    private static final Secret PASSWORD = Secret.ofText("correct horse battery staple");
    private static final RequestOrigin ORIGIN = RequestOrigin.unknown();

    private final AccountServices accounts = AccountServices.builder()
            .stores(new InMemoryStores())
            .masterKeys(MasterKeys.of("2026-11", Secret.ofBytes(new byte[32])))
            .productName("Example Console")
            .tokenPrefix("ex")
            .passwordHasher(PasswordHasher.pbkdf2())
            .forTests()
            .build();

    /** For reflection. */
    public Walkthrough() {}

    @Override
    public String call() {
        try (accounts) {
            accounts.verify();
            accounts.operations().createAdministrator(Username.of("root"), PASSWORD, false);
            SignedIn first = (SignedIn) signIn();
            RecoveryCode code = setUpTwoFactor(caller(first.session()));
            Secret pending = ((SecondFactorRequired) signIn()).pending();
            SignedIn second = accounts.signIn().completeSignIn(pending, code, PresentedTokens.NONE, ORIGIN);
            Secret key = accounts.apiKeys().generate(caller(second.session())).text();
            return accounts.apiKeys()
                    .authenticate(key, ORIGIN)
                    .map(caller -> caller.account().user().username().text())
                    .orElse("nobody");
        }
    }

    private Object signIn() {
        return accounts.signIn().signIn("root", PASSWORD, PresentedTokens.NONE, ORIGIN);
    }

    private Caller caller(Secret session) {
        return accounts.sessions().authenticate(session, ORIGIN).orElseThrow();
    }

    private RecoveryCode setUpTwoFactor(Caller caller) {
        String uri = accounts.twoFactor().begin(caller).otpAuthUri().reveal();
        String shown = VirtualAuthenticator.fromUri(uri).code(accounts.clock().instant());
        var activation = accounts.twoFactor().validate(caller, Secret.ofText(shown));
        return new RecoveryCode(activation.recoveryCodes().get(0));
    }
}
