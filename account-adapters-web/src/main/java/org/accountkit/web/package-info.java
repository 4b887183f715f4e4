/**
 * AccountKit over HTTP, for any server. Start at {@link org.accountkit.web.AccountRoutes}. The bindings to servlet
 * containers and to the JDK's server are in packages of their own.
 */
@NullMarked
package org.accountkit.web;

import org.jspecify.annotations.NullMarked;
