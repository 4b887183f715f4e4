package org.accountkit.spring;

import org.accountkit.AccountServicesBuilder;

/** Changes the services before they are built. The application's beans of this type are called in their order. */
@FunctionalInterface
public interface AccountServicesCustomizer {

    /**
     * Changes settings.
     *
     * @param builder the builder, with the properties and the application's stores and policies applied
     */
    void customize(AccountServicesBuilder builder);
}
