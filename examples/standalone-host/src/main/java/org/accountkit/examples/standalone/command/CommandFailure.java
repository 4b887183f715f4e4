package org.accountkit.examples.standalone.command;

/** Ends a command with an answer that says why. */
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    CommandFailure(int status, String code, String sentence) {
        super(sentence);
        reply = Reply.of(status, sentence).with(Reply.ERROR, code).with("message", sentence);
    }

    Reply reply() {
        return reply;
    }
}
