/**
 * Password reset by a one-time token that the host delivers, for users who forgot their password and for invitations.
 * Start at {@link org.accountkit.reset.PasswordResetService}.
 */
@NullMarked
package org.accountkit.reset;

import org.jspecify.annotations.NullMarked;
