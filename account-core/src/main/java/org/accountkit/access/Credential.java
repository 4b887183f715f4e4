package org.accountkit.access;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.accountkit.access.engine.PresentedCredential;

/**
 * What a caller authenticated with. A host makes one only for a session of its own, by {@link #ofHost}; AccountKit makes
 * the others when it authenticates a token. Immutable; printing shows the kind and the public id.
 */
public final class Credential {

    private static final Pattern HOST_ID = Pattern.compile("[!-~]{1,64}");

    private final PresentedCredential presented;

    /**
     * Wraps an authenticated credential. For AccountKit's own use.
     *
     * @param presented what was authenticated
     */
    @SuppressWarnings("exports") // only AccountKit can name the parameter's type, so only AccountKit can call this
    public Credential(PresentedCredential presented) {
        this.presented = presented;
    }

    /**
     * A session that the host itself keeps.
     *
     * @param id its public id, which goes into the audit trail; never the secret by which the browser presents it
     * @param provenUntil until when the user's last full proof counts
     * @return the credential
     * @throws IllegalArgumentException unless the id consists of 1 to 64 printable ASCII characters without spaces
     */
    public static Credential ofHost(String id, Instant provenUntil) {
        if (!HOST_ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "The public id of a host session needs 1 to 64 printable ASCII characters.");
        }
        return new Credential(PresentedCredential.hostSession(id, provenUntil));
    }

    /** {@return what kind of credential it is} */
    public CredentialKind kind() {
        return presented.kind();
    }

    /** {@return its public id, which grants nothing} */
    public String id() {
        return presented.id();
    }

    /** {@return until when the last full proof counts; empty for an API key, which proves nothing} */
    public Optional<Instant> provenUntil() {
        return presented.provenUntil();
    }

    /** {@return what was authenticated; for AccountKit's own use} */
    @SuppressWarnings("exports") // a host has no name for the result, and nothing to do with it
    public PresentedCredential presented() {
        return presented;
    }

    /** {@return the kind and the public id, as they appear in the audit trail} */
    @Override
    public String toString() {
        return kind().code() + ':' + id();
    }
}
