package org.accountkit.twofactor.engine;

import java.nio.charset.StandardCharsets;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpSecret;

/**
 * The Key URI Format that authenticator apps read from a QR code:
 * {@code otpauth://totp/issuer:account?secret=…&issuer=…&algorithm=…&digits=…&period=…}.
 */
public final class OtpAuthUri {

    private static final String UNRESERVED = "-._~";

    private OtpAuthUri() {}

    /**
     * Returns the URI. In issuer and account, a hyphen stands for a colon: the format reserves it to separate them.
     *
     * @param issuer the product's name, shown in the app
     * @param account the user's name, shown in the app
     * @param secret the shared secret
     * @param parameters how codes are computed
     * @return the URI, which contains the secret
     */
    public static Secret of(String issuer, String account, TotpSecret secret, TotpParameters parameters) {
        String shownIssuer = encode(withoutColon(issuer));
        String uri = "otpauth://totp/" + shownIssuer + ':' + encode(withoutColon(account))
                + "?secret=" + secret.base32().reveal()
                + "&issuer=" + shownIssuer
                + "&algorithm=" + parameters.algorithm()
                + "&digits=" + parameters.digits()
                + "&period=" + parameters.period().toSeconds();
        return Secret.ofText(uri);
    }

    private static String withoutColon(String text) {
        return text.replace(':', '-');
    }

    /** RFC 3986, section 2.1: percent-encodes all but unreserved characters in UTF-8, so a space becomes %20. */
    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(String.format("%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
