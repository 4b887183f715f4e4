package org.accountkit.access;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
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

    private static final Pattern HOST_ID = Pattern.compile("[!-~]{1,64}");

    /**
     * A session of the host's own.
     *
     * @param id its public id, which is kept in the audit trail: never what the session is known by to the browser
     * @param provenUntil until when the user's last full proof counts
     * @return the credential
     * @throws IllegalArgumentException when the id has not 1 to 64 printable ASCII characters without a space
     */
    public static Credential ofHost(String id, Instant provenUntil) {
        if (!HOST_ID.matcher(id).matches()) {
            throw new IllegalArgumentException("A host session's public id has 1 to 64 printable ASCII characters.");
        }
        return new Credential(
                CredentialKind.HOST_SESSION, id, Optional.of(provenUntil), Optional.empty(), Optional.empty());
    }
}
