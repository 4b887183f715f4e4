package org.accountkit.web;

import java.util.Optional;

/**
 * What the host set on the routes' builder, checked.
 *
 * @param mount the base path, without a slash at its end
 * @param origins which origins are ours or trusted
 * @param addresses whose address counts
 * @param cookies names and attributes
 * @param page what the host makes of the page
 * @param callers the host's own sessions; empty for ours
 * @param deadline how long clients may take
 */
record WebSettings(
        String mount,
        Origins origins,
        ClientAddress addresses,
        Cookies cookies,
        AccountPage page,
        Optional<CallerSource> callers,
        ClientDeadline deadline) {}
