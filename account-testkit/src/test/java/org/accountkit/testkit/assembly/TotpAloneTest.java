package org.accountkit.testkit.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URLClassLoader;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host that needs only TOTP uses it without any other library on the class path. */
class TotpAloneTest {

    private static final List<String> LIBRARIES = List.of("bcprov", "guava", "failureaccess");

    @Test
    void worksWithoutGuavaAndBouncyCastle() throws Exception {
        try (URLClassLoader loader = ClassPath.without(LIBRARIES)) {
            Callable<?> run = loader.loadClass(TotpAlone.class.getName())
                    .asSubclass(Callable.class)
                    .getConstructor()
                    .newInstance();

            assertThat(run.call())
                    .asString()
                    .startsWith("IllegalArgumentException: ")
                    .contains("A to Z")
                    .doesNotContain("not base32", "0189");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.google.common.collect.ImmutableList",
                "org.bouncycastle.crypto.generators.Argon2BytesGenerator"
            })
    void theLibrariesAreReallyMissing(String type) throws Exception {
        try (URLClassLoader loader = ClassPath.without(LIBRARIES)) {
            assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> loader.loadClass(type));
        }
    }

    @Test
    void needsAtMostFifteenLinesOfWiring() {
        assertThat(Wiring.linesIn(TotpAlone.class)).isBetween(1L, 15L);
    }
}
