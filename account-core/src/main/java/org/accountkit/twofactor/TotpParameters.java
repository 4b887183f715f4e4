package org.accountkit.twofactor;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * How the codes of a credential are computed (RFC 6238). Stored with each credential, so that existing and imported
 * credentials keep working when the setting changes.
 *
 * @param algorithm the hash function
 * @param digits 6 or 8
 * @param period how long a time step lasts, 15 to 120 whole seconds
 */
public record TotpParameters(TotpAlgorithm algorithm, int digits, Duration period) {

    /** SHA-1, 6 digits, 30 seconds: the parameters that every authenticator app supports. */
    public static final TotpParameters DEFAULT = new TotpParameters(TotpAlgorithm.SHA1, 6, Duration.ofSeconds(30));

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public TotpParameters {
        if (digits != 6 && digits != 8) {
            throw new IllegalArgumentException("A TOTP code must have 6 or 8 digits, not " + digits + ".");
        }
        if (period.toSeconds() < 15
                || period.toSeconds() > 120
                || !period.equals(Duration.ofSeconds(period.toSeconds()))) {
            throw new IllegalArgumentException("A TOTP time step must last 15 to 120 whole seconds.");
        }
    }

    /** The hash function of a TOTP credential (RFC 6238, section 1.2). */
    public enum TotpAlgorithm {
        /** The one that every authenticator app supports. */
        SHA1("HmacSHA1", 20),
        /** With a 256-bit secret. */
        SHA256("HmacSHA256", 32),
        /** With a 512-bit secret. */
        SHA512("HmacSHA512", 64);

        private final String macName;
        private final int secretBytes;

        TotpAlgorithm(String macName, int secretBytes) {
            this.macName = macName;
            this.secretBytes = secretBytes;
        }

        static Optional<TotpAlgorithm> ofMac(String name) {
            return Arrays.stream(values())
                    .filter(algorithm -> algorithm.macName.equals(name))
                    .findFirst();
        }

        String macName() {
            return macName;
        }

        /** The secret is as long as the hash: RFC 4226, section 4, R6, and RFC 6238, section 5.1. */
        int secretBytes() {
            return secretBytes;
        }
    }
}
