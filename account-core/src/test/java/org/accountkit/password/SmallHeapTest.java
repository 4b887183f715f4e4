package org.accountkit.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.accountkit.Command;
import org.accountkit.password.engine.HashVerdict;
import org.accountkit.password.engine.PasswordHashing;
import org.accountkit.password.legacy.LegacyHashes;
import org.accountkit.secret.Secret;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Expensive hashes in a JVM of 64 MiB are refused immediately, and the JVM keeps running. */
class SmallHeapTest {

    private static final String FORTY_THREE = "A".repeat(43);

    /** Runs in the small JVM. */
    public static void main(String[] arguments) {
        PasswordHashing hashing = PasswordHashing.of(
                PasswordHasher.argon2id(new Argon2Parameters(19456, 2, 1)),
                HashingCapacity.of(1),
                LegacyHashes.standard());
        verify(hashing, "$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0c2FsdA$" + FORTY_THREE);
        verify(hashing, "{argon2}$argon2id$v=19$m=262144,t=3,p=1$c2FsdHNhbHRzYWx0c2FsdA$" + FORTY_THREE);
        verify(hashing, "{scrypt}$120801$AAAA$" + FORTY_THREE);
        verify(hashing, "{scrypt}$d0801$AAAA$" + FORTY_THREE);
        verify(hashing, hashing.hash(Secret.ofText("password")).encoded());
    }

    private static void verify(PasswordHashing hashing, String hash) {
        HashVerdict verdict = hashing.verify(Optional.of(new PasswordHash(hash)), Secret.ofText("password"));
        print(verdict.check() + " " + hashing.problem(new PasswordHash(hash)).orElse("-"));
    }

    @SuppressWarnings("SystemOut") // read by the test
    private static void print(String line) {
        System.out.println(line);
    }

    @Test
    @Tag("slow")
    void refusesWhatDoesNotFit() {
        String printed = Command.named("java")
                .run("-Xmx64m", "-cp", System.getProperty("java.class.path"), SmallHeapTest.class.getName());

        assertThat(printed.lines().filter(line -> line.matches("[A-Z_]+ .*")))
                .satisfiesExactly(
                        own -> assertThat(own).matches("UNREADABLE .* needs 67 MiB of memory; .*"),
                        argon2 -> assertThat(argon2).matches("UNREADABLE .* needs 266 MiB of memory; .*"),
                        scrypt -> assertThat(scrypt).matches("UNREADABLE .* needs 257 MiB of memory; .*"),
                        small -> assertThat(small).isEqualTo("NO_MATCH_CHEAPER -"),
                        matching -> assertThat(matching).isEqualTo("MATCH -"));
        assertThat(printed).doesNotContain("OutOfMemoryError");
    }
}
