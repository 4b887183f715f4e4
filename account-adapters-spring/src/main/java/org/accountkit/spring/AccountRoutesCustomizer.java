package org.accountkit.spring;

import org.accountkit.web.AccountRoutesBuilder;

/** Changes the routes before they are built. The application's beans of this type are called in their order. */
@FunctionalInterface
public interface AccountRoutesCustomizer {

    /**
     * Changes settings. The base path stays that of the servlet.
     *
     * @param builder the builder, with the properties applied
     */
    void customize(AccountRoutesBuilder builder);
}
