package org.accountkit.examples.standalone.command;

/** Thrown for a row that cannot be read. The message says why, in one sentence with nothing secret. */
final class MalformedRow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedRow(String sentence) {
        super(sentence, null, false, false);
    }
}
