/**
 * Sessions: opened at sign-in and ended by a timeout, by their user or by a security change. Start at {@link
 * org.accountkit.session.SessionService}.
 */
@NullMarked
package org.accountkit.session;

import org.jspecify.annotations.NullMarked;
