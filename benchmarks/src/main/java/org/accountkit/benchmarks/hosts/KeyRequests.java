package org.accountkit.benchmarks.hosts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.accountkit.benchmarks.Bound;
import org.accountkit.benchmarks.Line;
import org.accountkit.benchmarks.Part;
import org.accountkit.benchmarks.Settings;

/** P5 and P6: requests with API keys, and sign-ins, against a bare servlet and against Spring Boot. */
public final class KeyRequests implements Part {

    private static final String RIVAL = "Spring Boot";
    private static final double LEAST_OF_FLOOR = 0.7;

    @Override
    public List<Line> measure(Settings settings) throws Exception {
        List<Line> lines = new ArrayList<>();
        try (Arena arena = Arena.open(settings)) {
            for (int connections : List.of(4, 8)) {
                lines.addAll(requests(arena, connections, settings));
            }
            for (int threads : List.of(1, 2)) {
                lines.add(signIns(arena, threads, settings));
            }
            lines.add(memory(arena.ours().status(), arena.rival().status()));
        }
        return lines;
    }

    private static List<Line> requests(Arena arena, int connections, Settings settings) throws Exception {
        Side ours = arena.keys("AccountKit", arena.ours(), connections);
        Side floor = arena.keys("floor", arena.floor(), connections);
        Side rival = arena.keys(RIVAL, arena.rival(), connections);
        Side.measure(List.of(ours, floor, rival), settings);
        String work = "`GET /hello` with an API key, " + connections + " connections";
        return List.of(
                Line.of("P5", work, perSecond(ours), ours.rate() / floor.rate(), Bound.atLeast(LEAST_OF_FLOOR))
                        .against(Map.of(RIVAL, ours.rate() / rival.rate())),
                Line.of("P6", work, perSecond(ours), ours.rate() / rival.rate(), Bound.atLeast(1)));
    }

    private static Line signIns(Arena arena, int threads, Settings settings) throws Exception {
        Side ours = arena.signIns("AccountKit", arena.ours(), "/account/api/sign-in", threads);
        Side rival = arena.signIns(RIVAL, arena.rival(), "/session", threads);
        Side.measure(List.of(ours, rival), settings);
        return Line.of(
                "P6",
                "Sign-in with a password, " + threads + (threads == 1 ? " connection" : " connections"),
                perSecond(ours),
                ours.rate() / rival.rate(),
                Bound.atLeast(1));
    }

    private static Line memory(ProcessStatus ours, ProcessStatus rival) {
        return Line.of(
                "P6",
                "Resident memory after all that",
                ours.residentMiB() + " MiB, at most " + ours.mostResidentMiB() + " MiB",
                (double) ours.residentMiB() / rival.residentMiB(),
                Bound.atMost(1));
    }

    private static String perSecond(Side side) {
        return String.format(Locale.ROOT, "%.0f a second", side.rate());
    }
}
