package org.accountkit.password;

/**
 * What a new password must meet.
 *
 * @param policy its length
 * @param blocklist knows those that are too common
 * @param productName a word that anybody would guess
 */
public record PasswordJudgement(PasswordPolicy policy, PasswordBlocklist blocklist, String productName) {}
