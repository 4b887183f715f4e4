package org.accountkit.benchmarks.programs;

import java.nio.charset.StandardCharsets;
import org.accountkit.password.HashingCapacity;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Hashes in as many threads as a host with the same heap would, without HTTP or a database. */
public final class BusyHashing {

    private static final int MEMORY_KIB = 19_456;
    private static final int TAG_BYTES = 32;
    private static final byte[] PASSWORD = "correct horse battery staple".getBytes(StandardCharsets.UTF_8);

    private BusyHashing() {}

    /**
     * Runs until the process is ended.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        int threads = HashingCapacity.ofThisMachine().atOnce();
        for (int i = 0; i < threads; i++) {
            new Thread(BusyHashing::hashForever, "hashing-" + i).start();
        }
        System.out.println(threads + " threads, ready: http://127.0.0.1:0/");
    }

    private static void hashForever() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(2)
                .withParallelism(1)
                .withSalt(new byte[16])
                .build());
        byte[] tag = new byte[TAG_BYTES];
        while (true) {
            generator.generateBytes(PASSWORD, tag);
        }
    }
}
