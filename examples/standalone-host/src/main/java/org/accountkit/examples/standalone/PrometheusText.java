package org.accountkit.examples.standalone;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Metrics in Prometheus' text format, version 0.0.4. For use by one thread. */
final class PrometheusText {

    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder lines = new StringBuilder();

    void counter(String name, String help, long value) {
        describe(name, help, "counter");
        line(name, Long.toString(value));
    }

    /** Labels are codes of AccountKit, which need no escape. */
    void counters(String name, String help, String label, Map<String, LongAdder> values) {
        describe(name, help, "counter");
        new TreeMap<>(values)
                .forEach(
                        (value, count) -> line(name + '{' + label + "=\"" + value + "\"}", Long.toString(count.sum())));
    }

    void gauge(String name, String help, long value) {
        describe(name, help, "gauge");
        line(name, Long.toString(value));
    }

    void summary(String name, String help, long count, double sum) {
        describe(name, help, "summary");
        line(name + "_count", Long.toString(count));
        line(name + "_sum", Double.toString(sum));
    }

    private void describe(String name, String help, String type) {
        lines.append("# HELP ").append(name).append(' ').append(help).append('\n');
        lines.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void line(String name, String value) {
        lines.append(name).append(' ').append(value).append('\n');
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
