package org.accountkit.benchmarks.hosts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What Linux says about a process.
 *
 * @param residentMiB the memory that is in use
 * @param mostResidentMiB the most that ever was
 * @param threads the number of threads
 */
record ProcessStatus(long residentMiB, long mostResidentMiB, int threads) {

    private static final int KIB_OF_MIB = 1024;

    static ProcessStatus of(long pid) throws IOException {
        String text = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
        return new ProcessStatus(
                number(text, "VmRSS") / KIB_OF_MIB, number(text, "VmHWM") / KIB_OF_MIB, (int) number(text, "Threads"));
    }

    private static long number(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> Long.valueOf(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
