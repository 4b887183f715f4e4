package org.accountkit.twofactor;

import java.time.Duration;
import java.util.Optional;
import org.accountkit.json.JsonObject;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.TotpParameters.TotpAlgorithm;

/**
 * A TOTP secret imported from another product, so that its user can keep the authenticator app. {@link #toString()}
 * reveals nothing of it.
 *
 * @param secret the shared secret
 * @param parameters how its codes are computed
 */
public record ImportedTotp(TotpSecret secret, TotpParameters parameters) {

    /**
     * Parses a secret key that goes with the default parameters, which nearly all apps use.
     *
     * @param base32 base32 in either case, with or without spaces and padding
     * @return the secret; empty if the text is not base32, or encodes fewer than 16 bytes
     */
    public static Optional<ImportedTotp> base32(Secret base32) {
        try {
            return Optional.of(new ImportedTotp(TotpSecret.ofBase32(base32.reveal()), TotpParameters.DEFAULT));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Parses a secret key as {@link #base32} does, but accepts one of only 10 bytes, as in the examples of Google
     * Authenticator. With a few observed codes such a secret can be found by trying all of them, so its user has to set up
     * two-factor authentication anew after the next sign-in.
     *
     * @param base32 base32 in either case, with or without spaces and padding
     * @return the secret; empty if the text is not base32, or encodes fewer than 10 bytes
     */
    public static Optional<ImportedTotp> weakBase32(Secret base32) {
        try {
            TotpSecret secret = TotpSecret.ofWeak(TotpSecret.decode(base32.reveal()));
            return Optional.of(new ImportedTotp(secret, TotpParameters.DEFAULT));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Parses an OTP credential exported from Keycloak.
     *
     * @param credentialData JSON with {@code subType}, {@code algorithm}, {@code digits}, {@code period} and possibly
     *     {@code secretEncoding}
     * @param secretData JSON with {@code value}: base32 if the encoding says so, otherwise text whose UTF-8 bytes are
     *     the key
     * @return the secret; empty if it is malformed, is for HOTP, or needs parameters that AccountKit does not support
     */
    public static Optional<ImportedTotp> keycloak(String credentialData, Secret secretData) {
        Optional<JsonObject> data = JsonObject.parse(credentialData).filter(ImportedTotp::isTotp);
        Optional<JsonObject> secret = JsonObject.parse(secretData.reveal());
        if (data.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ImportedTotp(secret(data.get(), secret.get()), parameters(data.get())));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isTotp(JsonObject data) {
        return data.text("subType").equals(Optional.of("totp"));
    }

    private static TotpSecret secret(JsonObject data, JsonObject secret) {
        Secret value = Secret.ofText(required(secret.text("value")));
        Optional<String> encoding = data.text("secretEncoding");
        if (encoding.isEmpty()) {
            return TotpSecret.of(value);
        }
        required(encoding.filter("BASE32"::equals));
        return TotpSecret.ofBase32(value.reveal());
    }

    private static TotpParameters parameters(JsonObject data) {
        return new TotpParameters(
                required(data.text("algorithm").flatMap(TotpAlgorithm::ofMac)),
                required(data.integer("digits")),
                Duration.ofSeconds(required(data.integer("period"))));
    }

    private static <T> T required(Optional<T> part) {
        return part.orElseThrow(() -> new IllegalArgumentException("A part of the credential is missing."));
    }
}
