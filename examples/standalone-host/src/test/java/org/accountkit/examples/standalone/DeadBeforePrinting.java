package org.accountkit.examples.standalone;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A host that is killed as soon as it prints anything: on a first start, the password of the administrator. */
final class DeadBeforePrinting {

    static final int KILLED = 137;

    private DeadBeforePrinting() {}

    public static void main(String[] arguments) {
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                Runtime.getRuntime().halt(KILLED);
            }
        });
        StandaloneHost.main(arguments);
    }
}
