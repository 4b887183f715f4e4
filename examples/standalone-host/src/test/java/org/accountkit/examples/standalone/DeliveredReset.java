package org.accountkit.examples.standalone;

/**
 * What a user received who asked for a password reset.
 *
 * @param userId the id of the user
 * @param token the token of the link
 */
public record DeliveredReset(String userId, String token) {}
