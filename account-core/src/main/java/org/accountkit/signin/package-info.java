/**
 * Signs users in, in one step or two, accepts fresh proof, and signs users out. Start at {@link
 * org.accountkit.signin.SignInService}.
 */
@NullMarked
package org.accountkit.signin;

import org.jspecify.annotations.NullMarked;
