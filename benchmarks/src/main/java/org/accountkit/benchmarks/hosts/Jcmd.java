package org.accountkit.benchmarks.hosts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Asks the JVM of a host. */
final class Jcmd {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final long MIB = 1 << 20;

    private final long pid;

    Jcmd(HostProcess host) {
        pid = host.pid();
    }

    /** Collects, and adds up what is alive. */
    long heapAfterGcMiB() throws IOException, InterruptedException {
        return TOTAL.matcher(run("GC.class_histogram"))
                        .results()
                        .mapToLong(result -> Long.parseLong(result.group(1)))
                        .sum()
                / MIB;
    }

    void startRecording() throws IOException, InterruptedException {
        run("JFR.start", "name=benchmark", "settings=profile");
    }

    void stopRecording(Path file) throws IOException, InterruptedException {
        run("JFR.stop", "name=benchmark", "filename=" + file);
    }

    private String run(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid)));
        all.addAll(List.of(command));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        return output;
    }
}
