package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The standalone host logs what another host would send. */
class LoggedNoticesTest {

    @TempDir
    Path folder;

    @Test
    void aLinkIsLoggedInDevelopmentModeOnly() {
        assertThat(logged()).contains("/account/#/reset/");
        assertThat(logged("ACCOUNT_DEV", "", "ACCOUNT_ARGON2", "m=19456,t=2,p=1"))
                .contains("only with ACCOUNT_DEV=true")
                .doesNotContain("#/reset/");
    }

    private String logged(String... settings) {
        try (EverythingLogged log = EverythingLogged.start()) {
            try (Premises premises = Premises.open(folder.resolve("host" + settings.length), settings)) {
                premises.stranger()
                        .post("api/password-reset", "{\"username\":\"admin\"}")
                        .expect(202);
            }
            return log.text();
        }
    }
}
