package org.accountkit.twofactor;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.engine.OtpAuthUri;

/**
 * Time-based one-time passwords: RFC 6238 on top of RFC 4226. Can be used on its own; it has no state, so the caller
 * must refuse any time step that is not newer than the last accepted one (RFC 6238, section 5.2). Immutable.
 */
public final class Totp {

    private static final int[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    /** One step before and one after the current step: a phone's clock is rarely exact (RFC 6238, section 5.2). */
    public static final int DEFAULT_WINDOW = 1;

    /** The widest window allowed: each further step is one more code that a guess may hit. */
    public static final int WIDEST_WINDOW = 2;

    private final TotpParameters parameters;
    private final int window;

    /**
     * Creates a generator and verifier of codes.
     *
     * @param parameters how codes are computed
     * @param window how many steps before and after the current one are accepted, 0 to 2
     * @throws IllegalArgumentException if the window is out of range
     */
    public Totp(TotpParameters parameters, int window) {
        if (window < 0 || window > WIDEST_WINDOW) {
            throw new IllegalArgumentException("The TOTP window must be 0 to " + WIDEST_WINDOW + " steps.");
        }
        this.parameters = parameters;
        this.window = window;
    }

    /**
     * Returns a verifier with other parameters and the same window.
     *
     * @param others how codes are computed
     * @return the other verifier
     */
    public Totp with(TotpParameters others) {
        return new Totp(others, window);
    }

    /** {@return how codes are computed} */
    public TotpParameters parameters() {
        return parameters;
    }

    /** {@return how many steps before and after the current one are accepted} */
    public int window() {
        return window;
    }

    /**
     * Returns the URI that authenticator apps read from a QR code (the Key URI Format).
     *
     * @param issuer the product's name, shown in the app
     * @param account the user's name, shown in the app
     * @param secret the shared secret
     * @return {@code otpauth://totp/…}, which contains the secret
     */
    public Secret keyUri(String issuer, String account, TotpSecret secret) {
        return OtpAuthUri.of(issuer, account, secret, parameters);
    }

    /**
     * Returns the time step of a moment (RFC 6238, section 4.2).
     *
     * @param at the moment
     * @return the number of whole periods since 1970
     */
    public long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), parameters.period().toSeconds());
    }

    /**
     * Computes the code for a time step.
     *
     * @param secret the shared secret
     * @param step the time step
     * @return the code, with the configured number of digits
     */
    public Secret code(TotpSecret secret, long step) {
        return Secret.ofBytes(digits(hotp(mac(secret), step)));
    }

    /**
     * Finds the time step within the window that a code is for. Always computes every step of the window, whichever one
     * matches.
     *
     * @param secret the shared secret
     * @param code the code as typed
     * @param now the current time
     * @return the newest matching step; empty if the code is wrong
     */
    public OptionalLong match(TotpSecret secret, Secret code, Instant now) {
        Mac mac = mac(secret);
        long present = step(now);
        return code.use(typed -> {
            OptionalLong found = OptionalLong.empty();
            for (long step = present - window; step <= present + window; step++) {
                if (isCodeOf(mac, step, typed)) {
                    found = OptionalLong.of(step);
                }
            }
            return found;
        });
    }

    private boolean isCodeOf(Mac mac, long step, byte[] typed) {
        return MessageDigest.isEqual(digits(hotp(mac, step)), typed);
    }

    /**
     * Reports whether a text has the form of a code.
     *
     * @param code the code as typed
     * @return whether it has exactly the configured number of ASCII digits
     */
    public boolean isCode(Secret code) {
        return code.length() == parameters.digits()
                && code.use(bytes -> {
                    boolean digits = true;
                    for (byte b : bytes) {
                        digits &= b >= '0' && b <= '9';
                    }
                    return digits;
                });
    }

    private Mac mac(TotpSecret secret) {
        try {
            String name = parameters.algorithm().macName();
            Mac mac = Mac.getInstance(name);
            mac.init(secret.key().use(bytes -> new SecretKeySpec(bytes, name)));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(parameters.algorithm().macName() + " is not available.", e);
        }
    }

    /** RFC 4226, section 5.3: dynamic truncation. */
    private int hotp(Mac mac, long counter) {
        byte[] hash =
                mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
        int offset = hash[hash.length - 1] & 0xF;
        int truncated = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7FFF_FFFF;
        return truncated % POWERS_OF_TEN[parameters.digits()];
    }

    private byte[] digits(int number) {
        byte[] digits = new byte[parameters.digits()];
        int rest = number;
        for (int i = digits.length - 1; i >= 0; i--) {
            digits[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return digits;
    }
}
