package org.accountkit.session;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.user.UserId;

/**
 * An open session, as its user sees it in the list.
 *
 * @param id public id, which opens nothing
 * @param userId whose
 * @param epoch the account's epoch that it was opened or moved under
 * @param client what the client said it is
 * @param address where it was opened from
 * @param signedInAt when it was opened
 * @param provenAt when its user last gave a full proof
 * @param lastSeenAt when it was last used
 * @param expiresAt its absolute end
 */
public record Session(
        String id,
        UserId userId,
        long epoch,
        Optional<String> client,
        Optional<String> address,
        Instant signedInAt,
        Instant provenAt,
        Instant lastSeenAt,
        Instant expiresAt) {

    /**
     * The same session with another time of last use.
     *
     * @param at when it was last used
     * @return the session
     */
    public Session seenAt(Instant at) {
        return new Session(id, userId, epoch, client, address, signedInAt, provenAt, at, expiresAt);
    }
}
