/**
 * AccountKit for Spring Boot. With this module on the class path, an application with Spring Data JPA gets the services,
 * the routes and the page from its properties {@code accountkit.*}. Start at {@link
 * org.accountkit.spring.AccountSecurity}, which opens the application's own routes.
 */
@NullMarked
package org.accountkit.spring;

import org.jspecify.annotations.NullMarked;
