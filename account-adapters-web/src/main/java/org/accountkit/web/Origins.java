package org.accountkit.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The product's own web origin (RFC 6454) and the trusted ones. Immutable. */
final class Origins {

    private static final Pattern FORM =
            Pattern.compile("https?://(\\[[0-9a-f:.]+]|[a-z0-9]([a-z0-9._-]*[a-z0-9])?)(:[0-9]{1,5})?");

    private final Optional<String> publicOrigin;
    private final Set<String> allowed;

    Origins(Optional<String> publicOrigin, Set<String> allowed) {
        this.publicOrigin = publicOrigin.map(Origins::checked);
        this.allowed = allowed.stream().map(Origins::checked).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the origin that the request was sent to, as configured or else as the request names it. */
    String own(AccountRequest request) {
        return publicOrigin.orElseGet(() -> normalized(request.scheme() + "://" + request.authority()));
    }

    /** Returns the origin that sent the request, if the host trusts it. */
    Optional<String> allowedSender(AccountRequest request) {
        return sender(request).filter(allowed::contains);
    }

    /** Returns the origin that sent the request, if it names exactly one. */
    Optional<String> sender(AccountRequest request) {
        List<String> sent = request.headers("Origin");
        return sent.size() == 1 ? Optional.of(sent.get(0)) : Optional.empty();
    }

    boolean isHttps(AccountRequest request) {
        return publicOrigin
                .map(origin -> origin.startsWith("https:"))
                .orElse(request.scheme().equals("https"));
    }

    boolean allowsOthers() {
        return !allowed.isEmpty();
    }

    private static String checked(String origin) {
        String normalized = normalized(origin);
        if (!FORM.matcher(normalized).matches()) {
            throw new IllegalArgumentException(
                    "'" + origin + "' is not an origin: write https://host or https://host:port.");
        }
        return normalized;
    }

    /** Returns the origin in lower case and without the default port, as browsers send it. */
    private static String normalized(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        String ownPort = lower.startsWith("https:") ? ":443" : ":80";
        return lower.endsWith(ownPort) ? lower.substring(0, lower.length() - ownPort.length()) : lower;
    }
}
