/**
 * AccountKit in a servlet container. Map {@link org.accountkit.web.servlet.AccountServlet}, and guard the host's own
 * routes with {@link org.accountkit.web.servlet.AccountFilter}.
 */
@NullMarked
package org.accountkit.web.servlet;

import org.jspecify.annotations.NullMarked;
