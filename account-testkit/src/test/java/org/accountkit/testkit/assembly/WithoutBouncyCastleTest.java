package org.accountkit.testkit.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URLClassLoader;
import java.util.List;
import java.util.concurrent.Callable;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A host without Bouncy Castle hashes with PBKDF2 and has everything else. */
class WithoutBouncyCastleTest {

    @Test
    @Tag("slow")
    void everythingWorks() throws Exception {
        try (URLClassLoader loader = withoutBouncyCastle()) {
            Callable<?> walkthrough = loader.loadClass(Walkthrough.class.getName())
                    .asSubclass(Callable.class)
                    .getConstructor()
                    .newInstance();

            assertThat(walkthrough.call()).isEqualTo("root");
        }
    }

    /** Otherwise such a user would be imported and could never sign in. */
    @Test
    @Tag("slow")
    void anImportRefusesTheHashesThatNeedIt() throws Exception {
        try (URLClassLoader loader = withoutBouncyCastle()) {
            Callable<?> run = loader.loadClass(ImportWithoutBouncyCastle.class.getName())
                    .asSubclass(Callable.class)
                    .getConstructor()
                    .newInstance();

            assertThat(run.call())
                    .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                    .hasSize(ImportWithoutBouncyCastle.NEEDING_IT.size())
                    .allMatch(reason -> reason.contains("needs Bouncy Castle"));
        }
        assertThat(new ImportWithoutBouncyCastle().call()).isEmpty();
    }

    @Test
    void itIsReallyNotThere() throws IOException {
        try (URLClassLoader loader = withoutBouncyCastle()) {
            assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> loader.loadClass("org.bouncycastle.crypto.generators.Argon2BytesGenerator"));
        }
    }

    private static URLClassLoader withoutBouncyCastle() {
        return ClassPath.without(List.of("bcprov"));
    }
}
