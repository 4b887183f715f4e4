package org.accountkit.web.servlet;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;

/** Where a servlet is mapped: taken from the configuration alone, not from what a client has sent. */
final class Mapping {

    private Mapping() {}

    /** Returns the context path and the path of the mapping; a mapping by extension, or to everything, has none. */
    static String of(HttpServletRequest request) {
        HttpServletMapping mapping = request.getHttpServletMapping();
        String context = request.getServletContext().getContextPath();
        MappingMatch match = mapping.getMappingMatch();
        if (match == MappingMatch.EXACT) {
            return context + mapping.getPattern();
        }
        return match == MappingMatch.PATH ? context + mapping.getPattern().replaceFirst("/\\*$", "") : context;
    }
}
