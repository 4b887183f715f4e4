package org.accountkit.examples.standalone;

import com.google.common.base.Suppliers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.accountkit.AccountServices;
import org.accountkit.access.RefusedException;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.user.UserId;

/** Answers the commands of the process that started this node. */
final class NodeCommands implements AutoCloseable {

    private final NodeClock clock;
    private final NodeOperations operations;
    private final Supplier<HostDatabase> database;
    private final Supplier<NodeContest> contest;
    private final Supplier<WriteLoad> load;

    NodeCommands(HostSettings settings, AccountServices accounts, NodeClock clock) {
        this.clock = clock;
        this.operations = new NodeOperations(accounts.operations());
        this.database = Suppliers.memoize(() -> HostDatabase.open(settings));
        this.contest = Suppliers.memoize(() -> new NodeContest(database.get().stores()));
        this.load = Suppliers.memoize(() -> new WriteLoad(database.get().stores()));
    }

    String answer(String line) {
        List<String> words = Arrays.asList(line.split(" ", -1));
        try {
            return answer(words.get(0), words.subList(1, words.size()));
        } catch (RefusedException e) {
            return "refused " + e.code();
        } catch (StoreUnavailableException e) {
            return "unavailable " + e.getMessage();
        } catch (RuntimeException e) {
            return "failed " + e;
        }
    }

    private String answer(String command, List<String> words) {
        return switch (command) {
            case "clock" -> setClock(Instant.parse(words.get(0)));
            case "load" -> load.get().start();
            case "rest" -> load.get().stop();
            case "contest" ->
                contest.get().run(words.get(0), Integer.parseInt(words.get(1)), new UserId(words.get(2)), words.get(3));
            default -> operations.run(command, words);
        };
    }

    private String setClock(Instant time) {
        clock.set(time);
        return "ok";
    }

    @Override
    public void close() {
        if (!load.get().stop().isEmpty()) {
            database.get().close();
        }
    }
}
