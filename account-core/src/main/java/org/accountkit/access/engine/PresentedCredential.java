package org.accountkit.access.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.CredentialKind;
import org.accountkit.access.SessionAccess;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.Right;

/**
 * A credential as it was authenticated.
 *
 * @param kind what it is
 * @param id its public id
 * @param provenUntil until when the last full proof counts; empty for an API key, which proves nothing
 * @param session the stored session; empty for other kinds
 * @param digest the digest of the presented token; empty for a session of the host's
 * @param rights the rights it is limited to; empty for all of its owner's
 */
public record PresentedCredential(
        CredentialKind kind,
        String id,
        Optional<Instant> provenUntil,
        Optional<SessionAccess> session,
        Optional<TokenDigest> digest,
        Optional<Set<Right>> rights) {

    /**
     * One of our sessions.
     *
     * @param session as it was read
     * @param digest of the presented token
     * @param provenUntil until when the last full proof counts
     * @return the credential
     */
    public static PresentedCredential session(SessionAccess session, TokenDigest digest, Instant provenUntil) {
        return new PresentedCredential(
                CredentialKind.SESSION,
                session.id(),
                Optional.of(provenUntil),
                Optional.of(session),
                Optional.of(digest),
                Optional.empty());
    }

    /**
     * An API key.
     *
     * @param id its public id
     * @param digest of the presented key
     * @param rights the rights it is limited to; empty for all of its owner's
     * @return the credential
     */
    public static PresentedCredential apiKey(String id, TokenDigest digest, Optional<Set<Right>> rights) {
        return new PresentedCredential(
                CredentialKind.API_KEY, id, Optional.empty(), Optional.empty(), Optional.of(digest), rights);
    }

    /**
     * A session that the host keeps.
     *
     * @param id its public id
     * @param provenUntil until when the last full proof counts
     * @return the credential
     */
    public static PresentedCredential hostSession(String id, Instant provenUntil) {
        return new PresentedCredential(
                CredentialKind.HOST_SESSION,
                id,
                Optional.of(provenUntil),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
