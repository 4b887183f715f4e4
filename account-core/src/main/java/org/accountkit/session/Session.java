package org.accountkit.session;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.user.UserId;

/**
 * A valid session, as shown to its user.
 *
 * @param id the public id, which grants nothing
 * @param userId the user's id
 * @param epoch the account's epoch under which it was opened, or to which it was moved
 * @param client how the client described itself
 * @param address the network address from which it was opened
 * @param signedInAt when it was opened
 * @param provenAt when its user last gave a full proof
 * @param lastSeenAt when it was last used
 * @param expiresAt its absolute timeout
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
     * Returns this session with another time of last use.
     *
     * @param at when it was last used
     * @return the session
     */
    public Session seenAt(Instant at) {
        return new Session(id, userId, epoch, client, address, signedInAt, provenAt, at, expiresAt);
    }
}
