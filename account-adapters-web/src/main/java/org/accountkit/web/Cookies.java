package org.accountkit.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.accountkit.secret.Secret;

/** The names, attributes and tokens of AccountKit's cookies. Immutable. */
final class Cookies {

    /**
     * A browser accepts this prefix only with Secure, Path=/ and no Domain, so that no other host can plant a cookie.
     */
    private static final String HOST_PREFIX = "__Host-";

    /** The shape of every token; whether it is a valid one of the right kind is not judged here. */
    private static final String TOKEN = "[a-z]{3,9}_[0-9A-Za-z]{49}";

    private static final Pattern ONE_TOKEN = Pattern.compile(TOKEN);

    /** One for each of the people who use a browser. */
    private static final Pattern SOME_TOKENS = Pattern.compile(TOKEN + "(?:\\." + TOKEN + "){0,4}");

    private static final Pattern STEM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final String stem;
    private final boolean secure;
    private final String attributes;

    Cookies(String stem, boolean secure, boolean lax) {
        if (!STEM.matcher(stem).matches()) {
            throw new IllegalArgumentException(
                    "The stem of cookie names must be 1 to 64 characters from A-Z, a-z, 0-9, '_' and '-'.");
        }
        this.stem = stem;
        this.secure = secure;
        this.attributes = "; Path=/; HttpOnly; SameSite=" + (lax ? "Lax" : "Strict") + (secure ? "; Secure" : "");
    }

    String name(CookieKind kind) {
        return (secure ? HOST_PREFIX : "") + stem + '-' + kind.suffix();
    }

    /** Returns all values sent under its name. */
    List<String> values(CookieJar jar, CookieKind kind) {
        return jar.values(name(kind));
    }

    /** Returns the value sent, if it has the form of a token. */
    Optional<Secret> read(CookieJar jar, CookieKind kind) {
        Pattern form = kind == CookieKind.DEVICE ? SOME_TOKENS : ONE_TOKEN;
        return values(jar, kind).stream()
                .filter(value -> form.matcher(value).matches())
                .findFirst()
                .map(Presented::secret);
    }

    /** Returns a {@code Set-Cookie} value that sets a token until the browser is closed. */
    String set(CookieKind kind, Secret token) {
        return name(kind) + '=' + token.reveal() + attributes;
    }

    /** Returns a {@code Set-Cookie} value that sets a token for as long as it is valid. */
    String set(CookieKind kind, Secret token, Duration life) {
        return set(kind, token) + "; Max-Age=" + Math.max(1, life.toSeconds());
    }

    /** Returns a {@code Set-Cookie} value that deletes the cookie. */
    String clear(CookieKind kind) {
        return name(kind) + '=' + attributes + "; Max-Age=0";
    }
}
