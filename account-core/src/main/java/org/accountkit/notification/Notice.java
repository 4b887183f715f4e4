package org.accountkit.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;

/**
 * Something that happened to an account and that its user should hear of.
 *
 * @param type what
 * @param realm the user's realm
 * @param userId whose account
 * @param at when
 * @param address where the request came from
 * @param recoveryCodesLeft how many recovery codes are left, where one was used; at 3 or fewer the user should make new
 *     ones
 */
public record Notice(
        NoticeType type,
        Realm realm,
        UserId userId,
        Instant at,
        Optional<String> address,
        OptionalInt recoveryCodesLeft) {}
