package org.accountkit.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

/** Stores sessions under the digest of their token. */
public interface SessionStore {

    /**
     * Adds a session.
     *
     * @param session the new session
     * @param digest the digest of its token, unique
     */
    void add(Session session, TokenDigest digest);

    /**
     * Finds a session by the digest of its token.
     *
     * @param digest the digest of a token
     * @return the session, valid or not; empty if there is none
     */
    Optional<Session> find(TokenDigest digest);

    /**
     * Returns a user's stored sessions, oldest sign-in first.
     *
     * @param userId the user's id
     * @return all stored sessions, valid or not
     */
    List<Session> list(UserId userId);

    /**
     * Gives a session a new token, epoch and proof if its token is still the expected one, in a single conditional
     * write.
     *
     * @param id the session's public id
     * @param expected the digest of its current token
     * @param next the digest of the new token
     * @param epoch the account's epoch to move the session to
     * @param provenAt when the user last gave a full proof
     * @return whether the write won
     */
    boolean rotate(String id, TokenDigest expected, TokenDigest next, long epoch, Instant provenAt);

    /**
     * Deletes a user's session.
     *
     * @param userId the user's id
     * @param id the session's public id
     * @return whether it existed
     */
    boolean delete(UserId userId, String id);

    /**
     * Deletes all sessions of a user.
     *
     * @param userId the user's id
     * @return how many were deleted
     */
    int deleteAll(UserId userId);

    /**
     * Deletes all sessions of a user except one.
     *
     * @param userId the user's id
     * @param keepId the public id of the session to keep
     * @return how many were deleted
     */
    int deleteOthers(UserId userId, String keepId);

    /**
     * Records when sessions were last used, with few round trips however many they are. Never moves a time backwards, each
     * by a conditional write, and skips sessions that no longer exist. Writes in the order of ids, so that nodes that record
     * the same sessions do not block each other.
     *
     * @param lastSeen the times, keyed by session id
     */
    void recordUse(Map<String, Instant> lastSeen);

    /**
     * Deletes expired sessions.
     *
     * @param expiredBefore deletes sessions whose absolute timeout is before this time
     * @param lastSeenBefore deletes sessions that were last used before this time
     * @param most the maximum number of sessions to delete
     * @return how many were deleted
     */
    int sweep(Instant expiredBefore, Instant lastSeenBefore, int most);
}
