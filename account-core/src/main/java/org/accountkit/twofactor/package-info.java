/**
 * Two-factor authentication by TOTP (RFC 6238) and recovery codes. Start at {@link
 * org.accountkit.twofactor.TwoFactorService}; {@link org.accountkit.twofactor.Totp} can be used on its own.
 */
@NullMarked
package org.accountkit.twofactor;

import org.jspecify.annotations.NullMarked;
