package org.accountkit.access;

/** By what a caller is known. */
public enum CredentialKind {
    /** A session of ours. */
    SESSION("session"),
    /** An API key. */
    API_KEY("api-key"),
    /** A session of the host's own. */
    HOST_SESSION("host-session");

    private final String code;

    CredentialKind(String code) {
        this.code = code;
    }

    /** {@return the stable code} */
    public String code() {
        return code;
    }

    /** {@return whether a person is behind it who can be asked for a proof} */
    public boolean isSession() {
        return this != API_KEY;
    }
}
