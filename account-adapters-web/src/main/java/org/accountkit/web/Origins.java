package org.accountkit.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which web origins (RFC 6454) are ours, and which are trusted. Immutable. */
final class Origins {

    private static final Pattern FORM =
            Pattern.compile("https?://(\\[[0-9a-f:.]+]|[a-z0-9]([a-z0-9._-]*[a-z0-9])?)(:[0-9]{1,5})?");

    private final Optional<String> publicOrigin;
    private final Set<String> allowed;

    Origins(Optional<String> publicOrigin, Set<String> allowed) {
        this.publicOrigin = publicOrigin.map(Origins::checked);
        this.allowed = allowed.stream().map(Origins::checked).collect(Collectors.toUnmodifiableSet());
    }

    /** The origin that the request was sent to: as configured, else as the request itself has it. */
    String own(AccountRequest request) {
        return publicOrigin.orElseGet(() -> normalized(request.scheme() + "://" + request.authority()));
    }

    /** The origin that sent the request, if it is one that the host trusts. */
    Optional<String> allowedSender(AccountRequest request) {
        return sender(request).filter(allowed::contains);
    }

    /** The origin that sent the request, as far as it names exactly one. */
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

    /** Lower case and without the scheme's own port, as browsers send it. */
    private static String normalized(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        String ownPort = lower.startsWith("https:") ? ":443" : ":80";
        return lower.endsWith(ownPort) ? lower.substring(0, lower.length() - ownPort.length()) : lower;
    }
}
