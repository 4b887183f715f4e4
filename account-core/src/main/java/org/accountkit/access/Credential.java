package org.accountkit.access;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.accountkit.access.engine.PresentedCredential;

/**
 * What a caller authenticated with. A host creates one only for its own sessions, with {@link #ofHost}; AccountKit
 * creates the others when it authenticates a token. Immutable; {@link #toString()} shows the kind and the public id.
 */
public final class Credential {

    private static final Pattern HOST_ID = Pattern.compile("[!-~]{1,64}");

    private final PresentedCredential presented;

    /**
     * Wraps an authenticated credential. For AccountKit's own use.
     *
     * @param presented the authenticated credential
     */
    @SuppressWarnings("exports") // only AccountKit can name the parameter's type, so only AccountKit can call this
    public Credential(PresentedCredential presented) {
        this.presented = presented;
    }

    /**
     * Returns the credential for a session that the host keeps.
     *
     * @param id the session's public id, which appears in the audit trail; never the secret that the browser sends
     * @param provenUntil until when the user's last full proof is fresh
     * @return the credential
     * @throws IllegalArgumentException unless the id consists of 1 to 64 printable ASCII characters without spaces
     */
    public static Credential ofHost(String id, Instant provenUntil) {
        if (!HOST_ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "The public id of a host session must have 1 to 64 printable ASCII characters.");
        }
        return new Credential(PresentedCredential.hostSession(id, provenUntil));
    }

    /** {@return the kind of credential} */
    public CredentialKind kind() {
        return presented.kind();
    }

    /** {@return its public id, which grants nothing} */
    public String id() {
        return presented.id();
    }

    /** {@return until when the last full proof is fresh; empty for an API key, which proves nothing} */
    public Optional<Instant> provenUntil() {
        return presented.provenUntil();
    }

    /** {@return what was authenticated; for AccountKit's own use} */
    @SuppressWarnings("exports") // the result is of no use to a host, which cannot even name its type
    public PresentedCredential presented() {
        return presented;
    }

    /** {@return the kind and the public id, as they appear in the audit trail} */
    @Override
    public String toString() {
        return kind().code() + ':' + id();
    }

    /** The kinds of credential that a caller can authenticate with. */
    public enum CredentialKind {
        /** A session that AccountKit keeps. */
        SESSION("session"),
        /** An API key. */
        API_KEY("api-key"),
        /** A session that the host keeps. */
        HOST_SESSION("host-session");

        private final String code;

        CredentialKind(String code) {
            this.code = code;
        }

        /** {@return the stable code} */
        public String code() {
            return code;
        }

        /** {@return whether a person is present who can be asked for proof} */
        public boolean isSession() {
            return this != API_KEY;
        }
    }
}
