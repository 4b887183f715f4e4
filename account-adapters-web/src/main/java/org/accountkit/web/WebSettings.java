package org.accountkit.web;

import java.util.Optional;
import java.util.Set;

/**
 * The checked settings of the routes' builder.
 *
 * @param mount the base path, without a trailing slash
 * @param origins the product's own and the trusted origins
 * @param addresses finds the client's address
 * @param cookies the names and attributes of cookies
 * @param page the page
 * @param callers the host's own sessions; empty for AccountKit's
 * @param deadline how long clients may take
 * @param features the mounted features
 * @param reporting how the host learns about refused and failed requests
 */
record WebSettings(
        String mount,
        Origins origins,
        ClientAddress addresses,
        Cookies cookies,
        AccountPage page,
        Optional<CallerSource> callers,
        ClientDeadline deadline,
        Set<AccountFeature> features,
        Reporting reporting) {

    /** The base path of the page, if it is mounted. */
    Optional<String> mountedPage() {
        return features.contains(AccountFeature.PAGE) ? Optional.of(mount) : Optional.empty();
    }
}
