package org.accountkit.benchmarks.hosts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.accountkit.benchmarks.Bound;
import org.accountkit.benchmarks.Line;
import org.accountkit.benchmarks.Part;
import org.accountkit.benchmarks.Settings;

/** P11: how long a start takes, on a database that has its tables. */
public final class TimeToReady implements Part {

    private static final String HEAP = "1g";
    private static final String OURS = "AccountKit";
    private static final String FLOOR = "floor";
    private static final String RIVAL = "Spring Boot";
    private static final String ARCHIVE = "archive";
    private static final double MOST_OF_FLOOR = 1.5;

    private interface Start {
        HostProcess start() throws IOException;
    }

    @Override
    public List<Line> measure(Settings settings) throws Exception {
        try (PostgresServer server = PostgresServer.start()) {
            Hosts hosts = new Hosts(settings, HEAP);
            String ourUrl = server.create("ours");
            String rivalUrl = server.create("rival");
            Path archive = hosts.file("standalone-host.jsa");
            hosts.ours(ourUrl, "-XX:ArchiveClassesAtExit=" + archive).close();
            hosts.rival(rivalUrl).close();
            Map<String, Start> sides = new LinkedHashMap<>();
            sides.put(OURS, () -> hosts.ours(ourUrl));
            sides.put(FLOOR, () -> hosts.hibernateFloor(ourUrl));
            sides.put(RIVAL, () -> hosts.rival(rivalUrl));
            if (Files.exists(archive)) {
                sides.put(ARCHIVE, () -> hosts.ours(ourUrl, "-XX:SharedArchiveFile=" + archive));
            }
            return lines(medians(sides, settings.starts()));
        }
    }

    private static Map<String, Double> medians(Map<String, Start> sides, int starts) throws IOException {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int i = 0; i < starts; i++) {
            for (Map.Entry<String, Start> side : sides.entrySet()) {
                try (HostProcess host = side.getValue().start()) {
                    times.computeIfAbsent(side.getKey(), any -> new ArrayList<>())
                            .add(host.secondsToReady());
                }
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        times.forEach((side, all) -> medians.put(side, Medians.of(all)));
        return medians;
    }

    private static List<Line> lines(Map<String, Double> medians) {
        double ours = medians.getOrDefault(OURS, Double.NaN);
        double floor = medians.getOrDefault(FLOOR, Double.NaN);
        double rival = medians.getOrDefault(RIVAL, Double.NaN);
        Line start = Line.of("P11", "Start of the host", seconds(ours), ours / floor, Bound.atMost(MOST_OF_FLOOR))
                .against(Map.of(RIVAL, rival / ours));
        Stream<Line> archived = Stream.ofNullable(medians.get(ARCHIVE))
                .map(time -> Line.of(
                        "P11",
                        "The same with an archive of its classes (CDS)",
                        seconds(time),
                        time / floor,
                        Bound.LESS_IS_BETTER));
        return Stream.concat(Stream.of(start), archived).toList();
    }

    private static String seconds(double time) {
        return String.format(Locale.ROOT, "%.2f s", time);
    }
}
