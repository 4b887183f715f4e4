package org.accountkit.access;

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
