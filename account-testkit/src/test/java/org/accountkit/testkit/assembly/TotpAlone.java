package org.accountkit.testkit.assembly;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.Totp;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpSecret;

/** Everything that a host writes if it stores the secret and the last accepted time step itself. */
public final class TotpAlone implements Callable<String> {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    /** For reflection. */
    public TotpAlone() {}

    /** {@return the time steps for which a code was accepted, or what went wrong} */
    @Override
    public String call() {
        // wiring
        Totp totp = new Totp(TotpParameters.DEFAULT, Totp.DEFAULT_WINDOW);
        TotpSecret secret = TotpSecret.random(totp.parameters().algorithm(), new SecureRandom());
        Secret uri = totp.keyUri("Example Console", "ada", secret);
        Secret code = totp.code(secret, totp.step(NOW));
        OptionalLong step = totp.match(secret, code, NOW);
        // end of wiring
        boolean same = TotpSecret.ofBase32(secret.base32().reveal()).key().matches(secret.key());
        return uri.reveal().startsWith("otpauth://totp/Example%20Console:ada?secret=")
                        && step.equals(OptionalLong.of(totp.step(NOW)))
                        && same
                ? refusalOf("not base32: 0189")
                : "wrong";
    }

    private static String refusalOf(String base32) {
        try {
            TotpSecret.ofBase32(base32);
            return "accepted";
        } catch (IllegalArgumentException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }
}
