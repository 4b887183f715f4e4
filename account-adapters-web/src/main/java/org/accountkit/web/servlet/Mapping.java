package org.accountkit.web.servlet;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;

/** Where a servlet is mapped: taken from the configuration alone, not from what a client has sent. */
final class Mapping {

    private Mapping() {}

    /** Returns the context path and the path of the mapping; a mapping by extension, or to everything, has none. */
    static String of(HttpServletRequest request) {
        HttpServletMapping mapping = request.getHttpServletMapping();
        String context = request.getServletContext().getContextPath();
        if (mapping.getMappingMatch() == null) {
            return context;
        }
        return switch (mapping.getMappingMatch()) {
            case PATH -> context + mapping.getPattern().replaceFirst("/\\*$", "");
            case EXACT -> context + mapping.getPattern();
            case CONTEXT_ROOT, DEFAULT, EXTENSION -> context;
        };
    }
}
