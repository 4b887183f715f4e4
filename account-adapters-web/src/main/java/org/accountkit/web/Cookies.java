package org.accountkit.web;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.accountkit.token.Token;
import org.accountkit.token.TokenFormat;

/** Our cookies: their names, attributes and tokens. Immutable. */
final class Cookies {

    /** A browser takes this prefix only with Secure, Path=/ and no Domain, so that no neighbour can plant one. */
    private static final String HOST_PREFIX = "__Host-";

    private static final Pattern STEM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final TokenFormat tokens;
    private final String stem;
    private final boolean secure;
    private final String attributes;

    Cookies(TokenFormat tokens, String stem, boolean secure, boolean lax) {
        if (!STEM.matcher(stem).matches()) {
            throw new IllegalArgumentException("A cookie name stem must be 1 to 64 of A-Z, a-z, 0-9, '_' and '-'.");
        }
        this.tokens = tokens;
        this.stem = stem;
        this.secure = secure;
        this.attributes = "; Path=/; HttpOnly; SameSite=" + (lax ? "Lax" : "Strict") + (secure ? "; Secure" : "");
    }

    String name(CookieKind kind) {
        return (secure ? HOST_PREFIX : "") + stem + '-' + kind.suffix();
    }

    /** What was sent under its name, whatever it is. */
    List<String> values(CookieJar jar, CookieKind kind) {
        return jar.values(name(kind));
    }

    /** The well-formed token that was sent. */
    Optional<Token> read(CookieJar jar, CookieKind kind) {
        return values(jar, kind).stream()
                .flatMap(value -> tokens.parse(kind.holds(), value).stream())
                .findFirst();
    }

    /** A {@code Set-Cookie} that hands out a token. */
    String set(CookieKind kind, Token token) {
        String lifetime =
                kind.maxAge().map(age -> "; Max-Age=" + age.toSeconds()).orElse("");
        return name(kind) + '=' + token.text().reveal() + attributes + lifetime;
    }

    /** A {@code Set-Cookie} that takes it back. */
    String clear(CookieKind kind) {
        return name(kind) + '=' + attributes + "; Max-Age=0";
    }
}
