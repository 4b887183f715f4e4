package org.accountkit.token.engine;

import java.util.Arrays;
import java.util.Optional;

/** What a token is for. The letter is part of the token, its checksum and its digest. */
public enum TokenKind {
    /** An API key. */
    API_KEY('k'),
    /** A download token. */
    DOWNLOAD('d'),
    /** A session. */
    SESSION('s'),
    /** A pending sign-in. */
    PENDING_SIGN_IN('p'),
    /** A known device. */
    DEVICE('v'),
    /** A password reset. */
    PASSWORD_RESET('r');

    private final char letter;

    TokenKind(char letter) {
        this.letter = letter;
    }

    /** {@return the letter before the underscore} */
    public char letter() {
        return letter;
    }

    static Optional<TokenKind> of(char letter) {
        return Arrays.stream(values()).filter(kind -> kind.letter == letter).findFirst();
    }
}
