package org.accountkit.access;

import java.time.Instant;
import java.util.Optional;
import org.accountkit.token.TokenDigest;

/**
 * By what a caller is known.
 *
 * @param kind what it is
 * @param id its public id
 * @param provenUntil until when the last full proof counts; empty for an API key, which proves nothing
 * @param session the stored session; empty for other kinds
 * @param digest what the presented token is kept as; empty for a host's own session
 */
public record Credential(
        CredentialKind kind,
        String id,
        Optional<Instant> provenUntil,
        Optional<SessionAccess> session,
        Optional<TokenDigest> digest) {

    /**
     * A session of the host's own.
     *
     * @param id its public id, for the audit trail
     * @param provenUntil until when the user's last full proof counts
     * @return the credential
     */
    public static Credential ofHost(String id, Instant provenUntil) {
        return new Credential(
                CredentialKind.HOST_SESSION, id, Optional.of(provenUntil), Optional.empty(), Optional.empty());
    }
}
