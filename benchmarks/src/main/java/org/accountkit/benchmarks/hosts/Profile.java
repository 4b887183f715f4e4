package org.accountkit.benchmarks.hosts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.accountkit.benchmarks.Line;
import org.accountkit.benchmarks.Part;
import org.accountkit.benchmarks.Settings;

/** Where our host spends time and memory: a recording under each kind of load, and what is most frequent in it. */
public final class Profile implements Part {

    private static final int TURNS = 4;
    private static final int CONNECTIONS = 4;

    @Override
    public List<Line> measure(Settings settings) throws Exception {
        Hosts hosts = new Hosts(settings, "1g");
        try (PostgresServer server = PostgresServer.start()) {
            String url = server.create("ours");
            try (HostProcess ours = hosts.ours(url)) {
                Population population = Population.addTo(url);
                record("keys", ours, Requests.hello(population), hosts, settings);
                record("sign-ins", ours, Requests.signIns("/account/api/sign-in"), hosts, settings);
            }
        }
        return List.of();
    }

    private static void record(String name, HostProcess ours, List<byte[]> requests, Hosts hosts, Settings settings)
            throws Exception {
        Load load = new Load(ours.port(), requests, CONNECTIONS, 0);
        load.run(settings.warmUp());
        Jcmd jcmd = new Jcmd(ours);
        jcmd.startRecording();
        load.run(settings.turn().multipliedBy(TURNS));
        Path file = hosts.file(name + ".jfr");
        jcmd.stopRecording(file);
        print(name, Samples.of(file));
    }

    private static void print(String name, Samples samples) throws IOException {
        System.out.println("\nProfile of " + name);
        print("Methods", samples.methods());
        print("AccountKit's methods, with what they call", samples.ourMethods());
        print("Allocated classes", samples.allocatedClasses());
        print("Allocating methods", samples.allocatingMethods());
    }

    private static void print(String title, Shares shares) {
        System.out.println("\n  " + title);
        shares.top().forEach(line -> System.out.println("    " + line));
    }
}
