package org.accountkit.access;

/**
 * One rule that a value breaks.
 *
 * @param field the field of the request
 * @param code stable code of the rule
 * @param detail a sentence in English that says what to do
 */
public record Violation(String field, String code, String detail) {}
