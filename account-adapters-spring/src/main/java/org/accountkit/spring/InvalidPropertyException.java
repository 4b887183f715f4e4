package org.accountkit.spring;

/** Thrown when a property {@code accountkit.*} is missing or cannot be used. Repeats no value, which may be secret. */
final class InvalidPropertyException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** What the operator should do. */
    private final String remedy;

    InvalidPropertyException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
