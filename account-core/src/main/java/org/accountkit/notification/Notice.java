package org.accountkit.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;

/**
 * A change to an account of which its user should be notified.
 *
 * @param type what happened
 * @param realm the user's realm
 * @param userId the user's id
 * @param at when it happened
 * @param address the network address from which the request came
 * @param recoveryCodesLeft how many recovery codes remain, if one was used; at 3 or fewer the user should replace them
 */
public record Notice(
        NoticeType type,
        Realm realm,
        UserId userId,
        Instant at,
        Optional<String> address,
        OptionalInt recoveryCodesLeft) {}
