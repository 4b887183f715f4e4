package org.accountkit.jpa;

import java.util.List;
import java.util.stream.Collectors;
import org.accountkit.jpa.FaultMatrix.Tried;

/** What the fault matrix has tried, for the page on persistence. */
record FaultTable(List<Tried> tried) {

    String text() {
        return tried.stream()
                .map(FaultTable::line)
                .collect(Collectors.joining(
                        "\n",
                        "| Use case | Statements | Transactions | Faults |\n|---|--:|--:|--:|\n",
                        "\n| **" + tried.size() + " use cases** | **" + sum() + "** | **" + transactions() + "** | **"
                                + faults() + "** |\n"));
    }

    private long sum() {
        return tried.stream().mapToLong(Tried::statements).sum();
    }

    private long transactions() {
        return tried.stream().mapToLong(Tried::commits).sum();
    }

    private int faults() {
        return tried.stream().mapToInt(Tried::faults).sum();
    }

    private static String line(Tried one) {
        return "| `" + one.useCase().operation() + '`'
                + (one.useCase().variant().isEmpty() ? "" : ", " + one.useCase().variant()) + " | "
                + one.statements() + " | " + one.commits() + " | " + one.faults() + " |";
    }
}
