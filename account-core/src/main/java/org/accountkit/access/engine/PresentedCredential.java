package org.accountkit.access.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.accountkit.access.AccessReader.SessionAccess;
import org.accountkit.access.Credential.CredentialKind;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.Right;

/**
 * An authenticated credential.
 *
 * @param kind the kind of credential
 * @param id its public id
 * @param provenUntil until when the last full proof is fresh; empty for an API key, which proves nothing
 * @param session the stored session; empty for other kinds
 * @param digest the digest of the presented token; empty for a session that the host keeps
 * @param rights the rights to which it is limited; empty for all of its owner's rights
 */
public record PresentedCredential(
        CredentialKind kind,
        String id,
        Optional<Instant> provenUntil,
        Optional<SessionAccess> session,
        Optional<TokenDigest> digest,
        Optional<Set<Right>> rights) {

    /**
     * Returns the credential for a session that AccountKit keeps.
     *
     * @param session the session as read
     * @param digest the digest of the presented token
     * @param provenUntil until when the last full proof is fresh
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
     * Returns the credential for an API key.
     *
     * @param id the key's public id
     * @param digest the digest of the presented key
     * @param rights the rights to which it is limited; empty for all of its owner's rights
     * @return the credential
     */
    public static PresentedCredential apiKey(String id, TokenDigest digest, Optional<Set<Right>> rights) {
        return new PresentedCredential(
                CredentialKind.API_KEY, id, Optional.empty(), Optional.empty(), Optional.of(digest), rights);
    }

    /**
     * Returns the credential for a session that the host keeps.
     *
     * @param id the session's public id
     * @param provenUntil until when the last full proof is fresh
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
