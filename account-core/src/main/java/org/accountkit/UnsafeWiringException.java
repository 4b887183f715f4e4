package org.accountkit;

import java.util.List;

/** Thrown when the chosen wiring is not safe to run. The message lists every problem. */
public final class UnsafeWiringException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * Creates the exception.
     *
     * @param problems one sentence per problem, at least one
     */
    public UnsafeWiringException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** {@return one sentence per problem} */
    public List<String> problems() {
        return problems;
    }
}
