/**
 * Secrets in memory and at rest: {@link org.accountkit.secret.Secret} redacts and wipes, {@link
 * org.accountkit.secret.SecretProtector} seals under {@link org.accountkit.secret.MasterKeys}. Start at {@code
 * Secret}.
 */
@NullMarked
package org.accountkit.secret;

import org.jspecify.annotations.NullMarked;
