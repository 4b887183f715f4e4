package org.accountkit.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.accountkit.password.PasswordHasher.PasswordCheck;
import org.accountkit.secret.Secret;

/** Verifying judges any text, and reads a hash in the one form in which it is written. */
public final class Pbkdf2HasherFuzz {

    private static final Secret PASSWORD = Secret.ofText("a password");
    private static final Pbkdf2Hasher HASHER = new Pbkdf2Hasher(2);
    /** Cheap ones only: the cap of the others is tested apart. */
    private static final String MANY_ITERATIONS = "(?s).*i=0*[1-9]\\d{3,}.*";

    private Pbkdf2HasherFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        if (text.matches(MANY_ITERATIONS)) {
            return;
        }
        PasswordCheck check = HASHER.verify(PASSWORD, new PasswordHash(text));
        if (check != PasswordCheck.UNREADABLE) {
            assertThat(text).matches("\\$pbkdf2-sha(1|256|512)\\$i=[1-9]\\d*\\$[A-Za-z0-9+/]+\\$[A-Za-z0-9+/]+");
        }
    }
}
