/**
 * AccountKit on the HTTP server of the JDK, {@code com.sun.net.httpserver}. Create the server with {@link
 * org.accountkit.web.jdk.ServerLimits}, serve the routes with {@link org.accountkit.web.jdk.AccountHandler}, and guard
 * the host's own routes with {@link org.accountkit.web.jdk.AccountGuard}.
 */
@NullMarked
package org.accountkit.web.jdk;

import org.jspecify.annotations.NullMarked;
