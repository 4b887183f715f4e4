package org.accountkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.accountkit.secret.Secret;
import org.accountkit.twofactor.TotpParameters;
import org.accountkit.twofactor.TotpParameters.TotpAlgorithm;
import org.accountkit.twofactor.TotpSecret;
import org.accountkit.twofactor.engine.OtpAuthUri;
import org.accountkit.user.Username;

/**
 * An app reads the same values from the URI that were written into it, whatever the product and its users are called.
 */
public final class KeyUriFuzz {

    private static final int SECRET_BYTES = 20;

    private KeyUriFuzz() {}

    /** Called by Jazzer: parameters, 20 bytes of secret, then issuer and account name with a line end between. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < SECRET_BYTES + 1) {
            return;
        }
        byte[] secret = Arrays.copyOfRange(input, 1, SECRET_BYTES + 1);
        String names = new String(input, SECRET_BYTES + 1, input.length - SECRET_BYTES - 1, StandardCharsets.UTF_8);
        int lineEnd = names.indexOf('\n');
        if (lineEnd > 0) {
            String issuer = names.substring(0, lineEnd);
            Username.parse(names.substring(lineEnd + 1)).ifPresent(name -> judge(issuer, name, secret, input[0]));
        }
    }

    private static void judge(String issuer, Username name, byte[] secret, int choice) {
        TotpAlgorithm algorithm = List.of(TotpAlgorithm.values()).get(Math.floorMod(choice, 3));
        TotpParameters parameters =
                new TotpParameters(algorithm, choice < 0 ? 8 : 6, Duration.ofSeconds(15 + Math.floorMod(choice, 106)));
        TotpSecret totpSecret = TotpSecret.of(Secret.ofBytes(secret));

        KeyUri read = KeyUri.parse(
                OtpAuthUri.of(issuer, name.text(), totpSecret, parameters).reveal());

        assertThat(read.issuer()).isEqualTo(issuer.replace(':', '-'));
        assertThat(read.accountName()).isEqualTo(name.text().replace(':', '-'));
        assertThat(read.secret()).isEqualTo(secret);
        assertThat(read.algorithm()).isEqualTo(algorithm.name());
        assertThat(read.digits()).isEqualTo(parameters.digits());
        assertThat(read.period()).isEqualTo(parameters.period());
    }
}
