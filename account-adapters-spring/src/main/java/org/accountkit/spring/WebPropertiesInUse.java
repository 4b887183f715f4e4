package org.accountkit.spring;

import org.accountkit.web.AccountPage;
import org.accountkit.web.AccountRoutes;
import org.accountkit.web.AccountRoutesBuilder;

/** The properties {@code accountkit.web.*} as settings of the routes. */
final class WebPropertiesInUse {

    private final AccountWebProperties properties;
    private final String productName;

    WebPropertiesInUse(AccountWebProperties properties, String productName) {
        this.properties = properties;
        this.productName = productName;
    }

    void applyTo(AccountRoutesBuilder builder) {
        builder.development(properties.development())
                .allowedOrigins(properties.allowedOrigins())
                .cookieName(properties.cookieName())
                .sameSiteLax(properties.sameSiteLax())
                .passwordReset(properties.passwordReset());
        if (properties.publicOrigin() != null) {
            builder.publicOrigin(properties.publicOrigin());
        }
        set("trusted-proxies", () -> builder.trustedProxies(properties.trustedProxies()));
        set("client-deadline", () -> builder.clientDeadline(properties.clientDeadline()));
        set("page", () -> builder.page(page(properties.page())));
    }

    AccountRoutes build(AccountRoutesBuilder builder, String contextPath) {
        set("path", () -> builder.basePath(contextPath + properties.path()));
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new InvalidPropertyException(
                    "AccountKit's routes cannot be built: " + e.getMessage(), "Correct accountkit.web.* accordingly.");
        }
    }

    private AccountPage page(AccountWebProperties.Page page) {
        return AccountPage.of(productName)
                .language(page.language())
                .logo(page.logo())
                .styleSheet(page.styleSheet())
                .messages(page.messages())
                .panels(page.panels())
                .downloads(page.downloads())
                .forgotPassword(page.forgotPassword())
                .preferences(page.preferences());
    }

    private static void set(String property, Runnable setting) {
        PropertiesInUse.set("web." + property, setting);
    }
}
