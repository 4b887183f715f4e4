package org.accountkit.twofactor;

import java.util.Arrays;
import java.util.Optional;

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
