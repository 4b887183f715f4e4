package org.accountkit.benchmarks;

import java.util.List;

/** What is measured together, because its sides take turns. */
@FunctionalInterface
public interface Part {

    /**
     * Measures.
     *
     * @param settings how much
     * @return what came out
     * @throws Exception if something could not be measured
     */
    List<Line> measure(Settings settings) throws Exception;
}
