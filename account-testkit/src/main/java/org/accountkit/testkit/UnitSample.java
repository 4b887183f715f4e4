package org.accountkit.testkit;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A sample call of a method that writes, and one of a method that sees what it wrote.
 *
 * @param given what must be stored before
 * @param write calls one method of a port
 * @param read calls one method of a port; its result changes when the write takes effect
 */
record UnitSample(Consumer<SampleRows> given, Consumer<SampleRows> write, Function<SampleRows, Object> read) {

    static UnitSample of(Consumer<SampleRows> write, Function<SampleRows, Object> read) {
        return new UnitSample(rows -> {}, write, read);
    }

    static UnitSample of(Consumer<SampleRows> given, Consumer<SampleRows> write, Function<SampleRows, Object> read) {
        return new UnitSample(given, write, read);
    }

    /** {@return the method that writes, such as {@code UserStore.add}} */
    String writer() {
        return recorded(rows -> {}, write);
    }

    /** {@return the method that reads} */
    String reader() {
        return recorded(write, rows -> {
            Object unused = read.apply(rows);
        });
    }

    private String recorded(Consumer<SampleRows> before, Consumer<SampleRows> call) {
        InMemoryStores stores = new InMemoryStores();
        SampleRows rows = new SampleRows(stores);
        given.accept(rows);
        before.accept(rows);
        return RecordedCalls.of(stores, recorder -> call.accept(rows.on(recorder)));
    }

    /** Whether the sample needs users that can be written. */
    boolean needsUsers() {
        return Stream.of(writer(), reader())
                .anyMatch(method -> method.startsWith("UserStore.") || method.startsWith("AccessReader."));
    }

    @Override
    public String toString() {
        return writer() + ", seen by " + reader();
    }
}
