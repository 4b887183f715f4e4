package org.accountkit.spring;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the routes and the page.
 *
 * @param path The path of the routes and the page, below the context path.
 * @param development Whether cookies are also sent over plain HTTP, for development on your own machine.
 * @param publicOrigin The origin at which browsers reach the product, such as https://console.example, if requests do not
 *     show it.
 * @param allowedOrigins Other origins whose pages may call the API with the user's session.
 * @param trustedProxies Addresses or ranges of proxies whose X-Forwarded-For header is trusted.
 * @param cookieName The beginning of the cookie names, after __Host-.
 * @param sameSiteLax Whether cookies are sent when a user follows a link from another site.
 * @param clientDeadline How long a client may take to send a body or to receive each part of an export.
 * @param passwordReset Whether anyone may request the reset of a forgotten password. The application's Notifier delivers
 *     the link.
 * @param page The appearance of the page.
 */
@ConfigurationProperties("accountkit.web")
record AccountWebProperties(
        @DefaultValue("/account") String path,
        @DefaultValue("false") boolean development,
        @Nullable String publicOrigin,
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("account") String cookieName,
        @DefaultValue("false") boolean sameSiteLax,
        @DefaultValue("10s") Duration clientDeadline,
        @DefaultValue("false") boolean passwordReset,
        @DefaultValue Page page) {

    /**
     * The appearance of the page.
     *
     * @param language The language as a language tag, in place of the browser's.
     * @param logo The address of an image to show before the product's name.
     * @param styleSheet The address of the application's own style sheet.
     * @param messages The address of a JSON file with texts that differ.
     * @param panels The panels to show, such as password or two-factor. By default all.
     * @param downloads The paths of the application's downloads, listed as links with the download token.
     * @param forgotPassword Where users who forgot their passwords go on, in place of AccountKit's password reset.
     * @param preferences Whether users can choose the theme and, if none is set, the language.
     */
    record Page(
            @DefaultValue("") String language,
            @DefaultValue("") String logo,
            @DefaultValue("") String styleSheet,
            @DefaultValue("") String messages,
            @DefaultValue List<String> panels,
            @DefaultValue List<String> downloads,
            @DefaultValue("") String forgotPassword,
            @DefaultValue("true") boolean preferences) {}
}
