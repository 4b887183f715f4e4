/**
 * Signing in, in one step or two, proving again and signing out. Start at {@link
 * org.accountkit.signin.SignInService}.
 */
@NullMarked
package org.accountkit.signin;

import org.jspecify.annotations.NullMarked;
