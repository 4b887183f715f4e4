package org.accountkit.password.kdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last parameters that are affordable, and the first that are not. */
class HashCostTest {

    private static final long MIB = 1024 * 1024;
    private static final HashCost LARGE = new HashCost(4096 * MIB);

    @ParameterizedTest
    @CsvSource({
        "262144, 6, 16, true",
        "262145, 1, 1, false",
        "262144, 7, 1, false",
        "15728, 100, 1, true",
        "15729, 100, 1, false",
        "8, 100, 1, true",
        "8, 101, 1, false",
        "136, 1, 16, true",
        "136, 1, 17, false"
    })
    void boundsArgon2(int memoryKiB, int passes, int lanes, boolean affordable) {
        assertThat(LARGE.argon2(memoryKiB, passes, lanes).isEmpty()).isEqualTo(affordable);
    }

    @ParameterizedTest
    @CsvSource({
        "262144, 8, 2, true",
        "262144, 8, 3, false",
        "262144, 9, 1, false",
        "16384, 8, 32, true",
        "16384, 8, 33, false"
    })
    void boundsScrypt(int n, int r, int p, boolean affordable) {
        assertThat(LARGE.scrypt(n, r, p).isEmpty()).isEqualTo(affordable);
    }

    @ParameterizedTest
    @CsvSource({
        "SHA1, 5500000, 20, true",
        "SHA1, 1375000, 64, true",
        "SHA1, 1375001, 64, false",
        "SHA256, 6000000, 32, true",
        "SHA256, 6000001, 32, false",
        "SHA256, 3000001, 33, false",
        "SHA512, 2000000, 64, true",
        "SHA512, 2000001, 64, false",
        "SHA512, 2147483647, 128, false"
    })
    void boundsPbkdf2(Pbkdf2 function, int iterations, int keyBytes, boolean affordable) {
        assertThat(HashCost.pbkdf2(function, iterations, keyBytes).isEmpty()).isEqualTo(affordable);
    }

    @Test
    void boundsTheRest() {
        assertThat(HashCost.digests(5_000_000)).isEmpty();
        assertThat(HashCost.digests(5_000_001)).isPresent();
        assertThat(HashCost.crypt(1_000_000)).isEmpty();
        assertThat(HashCost.crypt(1_000_001)).isPresent();
        assertThat(HashCost.phpass(18)).isEmpty();
        assertThat(HashCost.phpass(19)).isPresent();
        assertThat(HashCost.bcrypt(15)).isEmpty();
        assertThat(HashCost.bcrypt(16)).contains("The password hash asks for more work than is allowed.");
    }

    /** Half of the heap: 64 MiB of Argon2 take a little more, since each block is an object. */
    @Test
    void leavesHalfOfTheHeap() {
        HashCost small = new HashCost(64 * MIB);

        assertThat(small.argon2(65536, 3, 1))
                .contains("The password hash needs 67 MiB of memory; with this heap, one hash may take 32 MiB.");
        assertThat(small.argon2(30 * 1024, 3, 1)).isEmpty();
        assertThat(small.argon2(32 * 1024, 3, 1)).isPresent();
        assertThat(small.scrypt(1 << 15, 8, 1)).isPresent();
        assertThat(small.scrypt(1 << 14, 8, 1)).isEmpty();
        assertThat(small.scrypt(2, 255, 255)).isEmpty();
        assertThat(small.scrypt(2, 999, 999)).isPresent();
    }

    @Test
    void knowsTheHeapOfThisMachine() {
        int half = (int) (Runtime.getRuntime().maxMemory() / 2 / 1064);
        Optional<String> problem = HashCost.ofThisMachine().argon2(half + 1, 1, 1);

        assertThat(problem).isPresent();
        assertThat(HashCost.ofThisMachine().argon2(Math.min(half, 256 * 1024), 1, 1))
                .isEmpty();
    }
}
