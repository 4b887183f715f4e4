package org.accountkit.benchmarks.hosts;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.accountkit.benchmarks.Bound;
import org.accountkit.benchmarks.Line;
import org.accountkit.benchmarks.Part;
import org.accountkit.benchmarks.Settings;

/** P8: 500 clients sign in at the same time on a small heap, while others send requests with API keys. */
public final class Storm implements Part {

    private static final String HEAP = "512m";
    private static final String DATABASE = "ours";
    private static final int CLIENTS = 500;
    private static final int KEY_CONNECTIONS = 2;
    private static final double MOST_OF_CALM = 3;
    private static final Duration PATIENT = Duration.ofSeconds(60);

    @Override
    public List<Line> measure(Settings settings) throws Exception {
        Hosts hosts = new Hosts(settings, HEAP);
        try (PostgresServer server = PostgresServer.start()) {
            String url = server.create(DATABASE);
            try (HostProcess ours = hosts.ours(url, "-Xms" + HEAP, "-XX:+AlwaysPreTouch")) {
                Population population = Population.addTo(url);
                return new Weather(settings, hosts, server, ours, Requests.hello(population)).lines();
            }
        }
    }

    /** One host in calm and in storm. */
    private record Weather(
            Settings settings, Hosts hosts, PostgresServer server, HostProcess ours, List<byte[]> keyRequests) {

        List<Line> lines() throws Exception {
            List<byte[]> signIns = Requests.signIns("/account/api/sign-in").subList(0, CLIENTS);
            keys().run(settings.warmUp());
            new Load(ours.port(), signIns, 1, 0).run(settings.warmUp());
            Latencies calm = besideBusyHashing();
            List<Line> lines = new ArrayList<>();
            lines.addAll(storm(signIns, false, settings.storm(), calm));
            Duration patient = settings.storm().compareTo(PATIENT) < 0 ? settings.storm() : PATIENT;
            lines.addAll(storm(signIns, true, patient, calm));
            return lines;
        }

        private Load keys() {
            return new Load(ours.port(), keyRequests, KEY_CONNECTIONS, 0);
        }

        private Latencies besideBusyHashing() throws IOException, InterruptedException, ExecutionException {
            try (HostProcess busy = hosts.busyHashing()) {
                keys().run(settings.turn());
                return keys().run(settings.turn().multipliedBy(settings.rounds()))
                        .latencies();
            }
        }

        private List<Line> storm(List<byte[]> signIns, boolean patient, Duration time, Latencies calm)
                throws Exception {
            Crowd crowd = new Crowd(ours.port(), patient);
            FutureTask<Load.Outcome> keys =
                    new FutureTask<>(() -> keys().whateverTheyAnswer().run(time));
            crowd.start(signIns);
            new Thread(keys, "keys").start();
            List<Census> censuses = censuses(time);
            Load.Outcome outcome = keys.get();
            crowd.stop();
            String who =
                    patient ? ", refused ones waiting as they are told" : ", refused ones trying again immediately";
            return List.of(keyLine(who, outcome, calm), refusalLine(who, crowd), censusLine(who, time, censuses));
        }

        private List<Census> censuses(Duration time) throws IOException, InterruptedException, SQLException {
            long step = time.toMillis() * 2 / 5;
            List<Census> censuses = new ArrayList<>();
            Thread.sleep(step / 4);
            censuses.add(Census.of(ours, server, DATABASE));
            for (int i = 0; i < 2; i++) {
                Thread.sleep(step);
                censuses.add(Census.of(ours, server, DATABASE));
            }
            return censuses;
        }

        private static Line keyLine(String who, Load.Outcome outcome, Latencies calm) {
            double p99 = outcome.latencies().p99();
            Line line = Line.of(
                    "P8",
                    "p99 of key requests while 500 clients sign in" + who,
                    format(
                            "%.1f ms, median %.1f ms, %.0f a second, %d not served",
                            p99, outcome.latencies().median(), outcome.rate(), outcome.notServed()),
                    p99 / calm.p99(),
                    Bound.atMost(MOST_OF_CALM));
            return line.keptOnlyIf(outcome.notServed() == 0);
        }

        private Line refusalLine(String who, Crowd crowd) {
            Latencies refusals = crowd.refusals();
            crowd.unexpected().forEach(System.out::println);
            return Line.figure(
                    "P8",
                    "Refusals of sign-ins" + who,
                    format(
                            "%d refused in %.1f ms (median) and %.1f ms (p99), %d signed in",
                            refusals.count(), refusals.median(), refusals.p99(), crowd.signedIn()),
                    crowd.unexpected().isEmpty() && !ranOutOfMemory());
        }

        private boolean ranOutOfMemory() {
            return ours.output().contains("OutOfMemory") || ours.output().contains("heap is too small");
        }

        private static Line censusLine(String who, Duration time, List<Census> censuses) {
            return Line.figure(
                    "P8",
                    "Growth in " + time.toSeconds() + " s" + who,
                    Census.describe(censuses),
                    censuses.get(2).isNoMoreThan(censuses.get(1)));
        }

        private static String format(String pattern, Object... values) {
            return String.format(Locale.ROOT, pattern, values);
        }
    }
}
