package org.accountkit.jpa;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Notes what a thread sends to the database. */
final class StatementCounter {

    private static final ThreadLocal<List<Execution>> EXECUTED = ThreadLocal.withInitial(ArrayList::new);

    private StatementCounter() {}

    /** Notes a round trip. */
    static void note(String sql, Collection<Object> values) {
        EXECUTED.get().add(new Execution(sql, List.copyOf(values)));
    }

    static int roundTripsOf(Runnable work) {
        EXECUTED.get().clear();
        work.run();
        return EXECUTED.get().size();
    }

    /** Returns the prepared statements that were executed, with the values of the last row of a batch. */
    static List<Execution> executionsOf(Runnable work) {
        EXECUTED.get().clear();
        work.run();
        return EXECUTED.get().stream().filter(each -> !each.sql().isEmpty()).toList();
    }

    /** A statement with its values, where an empty Optional stands for null. */
    record Execution(String sql, List<Object> values) {}

    static List<String> sentBy(Runnable work) {
        return executionsOf(work).stream().map(Execution::sql).toList();
    }
}
