package org.accountkit.web;

/** The server serves the routes elsewhere than at their base path. */
final class MisplacedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MisplacedException(String mappings) {
        super(mappings, null, false, false);
    }
}
