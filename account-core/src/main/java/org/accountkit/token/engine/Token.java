package org.accountkit.token.engine;

import org.accountkit.secret.Secret;
import org.accountkit.token.TokenDigest;

/**
 * An opaque token: a well-formed credential of one kind, of which nothing is known yet but that its checksum holds.
 * Immutable; printing shows the kind only.
 */
public final class Token {

    private static final int HINT_TAIL = 4;

    private final TokenKind kind;
    private final Secret text;
    private final TokenDigest digest;

    Token(TokenKind kind, Secret text, TokenDigest digest) {
        this.kind = kind;
        this.text = text;
        this.digest = digest;
    }

    /** {@return what it is for} */
    public TokenKind kind() {
        return kind;
    }

    /** {@return the whole token, for handing it to its owner} */
    public Secret text() {
        return text;
    }

    /** {@return what is kept of it} */
    public TokenDigest digest() {
        return digest;
    }

    /** {@return what may be shown of it ever after: its prefix and its last four characters} */
    public String hint() {
        String whole = text.reveal();
        return whole.substring(0, whole.indexOf('_') + 1) + "\u2026" + whole.substring(whole.length() - HINT_TAIL);
    }

    /** {@return the kind, nothing of the token} */
    @Override
    public String toString() {
        return "Token[" + kind + ", redacted]";
    }
}
