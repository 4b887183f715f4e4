package org.accountkit.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that happened to an account and that its user should hear of.
 *
 * @param type what
 * @param realm the user's realm, empty for the default one
 * @param userId the user's opaque id
 * @param at when
 * @param address where the request came from
 * @param recoveryCodesLeft how many recovery codes are left, where one was used; at 3 or fewer the user should make new
 *     ones
 */
public record Notice(
        NoticeType type,
        String realm,
        String userId,
        Instant at,
        Optional<String> address,
        OptionalInt recoveryCodesLeft) {}
