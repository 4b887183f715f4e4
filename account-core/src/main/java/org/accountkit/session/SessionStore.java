package org.accountkit.session;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.UserId;

/** Keeps sessions by the digest of their token. */
public interface SessionStore {

    /**
     * Adds a session.
     *
     * @param session the new session
     * @param digest of its token, unique
     */
    void add(Session session, TokenDigest digest);

    /**
     * Finds the session behind a digest.
     *
     * @param digest of a token
     * @return the session, good or not; empty when there is none
     */
    Optional<Session> find(TokenDigest digest);

    /**
     * Reads the sessions of a user, the oldest sign-in first.
     *
     * @param userId whose
     * @return all that are stored, whether or not they are still good
     */
    List<Session> list(UserId userId);

    /**
     * Gives a session a new token, epoch and proof, if its token is still the expected one: a single conditional write.
     *
     * @param id which session
     * @param expected the digest of its token
     * @param next the digest of the new token
     * @param epoch the account's epoch to move under
     * @param provenAt when the user last gave a full proof
     * @return whether this caller won
     */
    boolean rotate(String id, TokenDigest expected, TokenDigest next, long epoch, Instant provenAt);

    /**
     * Deletes a session of a user.
     *
     * @param userId whose
     * @param id which session
     * @return whether there was one
     */
    boolean delete(UserId userId, String id);

    /**
     * Deletes all sessions of a user.
     *
     * @param userId whose
     * @return how many
     */
    int deleteAll(UserId userId);

    /**
     * Deletes all sessions of a user but one.
     *
     * @param userId whose
     * @param keepId which one stays
     * @return how many
     */
    int deleteOthers(UserId userId, String keepId);

    /**
     * Notes when sessions were last used; never moves a time back.
     *
     * @param lastSeen by session id
     */
    void recordUse(Map<String, Instant> lastSeen);

    /**
     * Deletes sessions that are over.
     *
     * @param expiredBefore those whose absolute end is before
     * @param lastSeenBefore those last used before
     * @return how many
     */
    int sweep(Instant expiredBefore, Instant lastSeenBefore);
}
