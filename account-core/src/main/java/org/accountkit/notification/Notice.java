package org.accountkit.notification;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to an account and that its user should hear of.
 *
 * @param type what
 * @param realm the user's realm, empty for the default one
 * @param userId the user's opaque id
 * @param at when
 * @param address where the request came from
 */
public record Notice(NoticeType type, String realm, String userId, Instant at, Optional<String> address) {}
