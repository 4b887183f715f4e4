/**
 * AccountKit over HTTP. Start at {@link org.accountkit.web.AccountRoutes}; in a servlet container at {@link
 * org.accountkit.web.AccountServlet} and {@link org.accountkit.web.AccountFilter}.
 */
@NullMarked
package org.accountkit.web;

import org.jspecify.annotations.NullMarked;
