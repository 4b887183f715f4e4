package org.accountkit.token.engine;

import org.accountkit.secret.Secret;
import org.accountkit.token.TokenDigest;

/**
 * An opaque, well-formed token of one kind. Nothing is known about it yet except that its checksum is correct.
 * Immutable; {@link #toString()} shows only the kind.
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

    /** {@return the kind of token} */
    public TokenKind kind() {
        return kind;
    }

    /** {@return the whole token, to be handed to its owner} */
    public Secret text() {
        return text;
    }

    /** {@return the digest, which is what stores keep} */
    public TokenDigest digest() {
        return digest;
    }

    /** {@return the part that may be shown later: the prefix and the last four characters} */
    public String hint() {
        String whole = text.reveal();
        return whole.substring(0, whole.indexOf('_') + 1) + "\u2026" + whole.substring(whole.length() - HINT_TAIL);
    }

    /** {@return the kind, and nothing of the token} */
    @Override
    public String toString() {
        return "Token[" + kind + ", redacted]";
    }
}
