package org.accountkit.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.accountkit.examples.standalone.NodeProcess.NodeGoneException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A node is killed at a random moment, again and again, while all nodes change users. What was acknowledged is there
 * afterwards, and what was not is there as a whole or not at all.
 */
@Tag("slow")
abstract class KilledNodesContract {

    private static final int OPERATIONS = 1000;
    private static final int KILLS = Integer.getInteger("accountkit.node.kills", 20);
    private static final long SEED = Long.getLong("accountkit.node.seed", 20_261_128L);
    private static final int SPARES = 2;
    private static final int LATEST_MICROS = 100_000;

    private final List<List<KnownUser>> users = IntStream.range(0, Nodes.NUMBER)
            .<List<KnownUser>>mapToObj(i -> new ArrayList<>())
            .toList();
    private final List<Random> random =
            IntStream.range(0, Nodes.NUMBER).mapToObj(i -> new Random(SEED + i)).toList();
    private final Random deaths = new Random(SEED - 1);
    private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService starter = Executors.newFixedThreadPool(SPARES);
    private final Deque<Future<NodeProcess>> spares = new ArrayDeque<>();

    abstract SharedDatabase database();

    @Test
    @Tag("A64")
    void nothingAcknowledgedIsLostAndNothingIsHalf() throws Exception {
        System.out.printf("%s: seed %d, %d operations, %d kills%n", getClass(), SEED, OPERATIONS, KILLS);
        try (Nodes nodes = Nodes.launchOn(database())) {
            IntStream.range(0, SPARES).forEach(kill -> orderSpare(nodes, kill));
            for (int kill = 0; kill < KILLS; kill++) {
                int doomed = kill % Nodes.NUMBER;
                killAmong(nodes, doomed);
                nodes.replace(doomed, spares.remove().get());
                orderSpare(nodes, kill + SPARES);
            }
            everythingIsThere(nodes);
        } finally {
            killer.shutdownNow();
            starter.shutdownNow();
        }
    }

    /** Started in good time, since a process takes seconds to start. */
    private void orderSpare(Nodes nodes, int kill) {
        if (kill < KILLS) {
            spares.add(starter.submit(() -> {
                NodeProcess spare = nodes.launch(kill % Nodes.NUMBER);
                spare.page();
                return spare;
            }));
        }
    }

    private void killAmong(Nodes nodes, int doomed) throws Exception {
        NodeProcess victim = nodes.node(doomed);
        Future<?> death = killer.schedule(victim::kill, deaths.nextInt(LATEST_MICROS), TimeUnit.MICROSECONDS);
        nodes.atAll(number -> change(nodes, number));
        death.get();
    }

    /** Whoever used the node that died goes on at the next one. */
    private int change(Nodes nodes, int number) {
        int at = number;
        for (int i = 0; i < OPERATIONS / KILLS / Nodes.NUMBER + 1; i++) {
            KnownUser user = choose(number);
            try {
                UserChange.random(random.get(number), user).at(nodes.node(at), user);
            } catch (NodeGoneException e) {
                at = (number + 1) % Nodes.NUMBER;
            }
        }
        return at;
    }

    private KnownUser choose(int number) {
        List<KnownUser> certain =
                users.get(number).stream().filter(KnownUser::isCertain).toList();
        if (certain.isEmpty() || random.get(number).nextInt(10) < 3) {
            KnownUser added =
                    new KnownUser("user-" + number + '-' + users.get(number).size());
            users.get(number).add(added);
            return added;
        }
        return certain.get(random.get(number).nextInt(certain.size()));
    }

    private void everythingIsThere(Nodes nodes) {
        try (HostDatabase database = HostDatabase.open(nodes.settings())) {
            List<KnownUser> all = users.stream().flatMap(List::stream).toList();
            System.out.printf(
                    "%s: %d users, %d with an unknown outcome%n",
                    getClass(),
                    all.size(),
                    all.stream().filter(user -> !user.isCertain()).count());
            assertThat(all).as("users").hasSizeGreaterThan(OPERATIONS / 10);
            assertThat(all.stream().flatMap(user -> user.problem(database.stores()).stream()))
                    .as("seed %d", SEED)
                    .isEmpty();
        }
    }
}
