/**
 * Secrets in memory and in storage: {@link org.accountkit.secret.Secret} redacts and wipes, {@link
 * org.accountkit.secret.SecretProtector} encrypts with {@link org.accountkit.secret.MasterKeys}. Start at {@code
 * Secret}.
 */
@NullMarked
package org.accountkit.secret;

import org.jspecify.annotations.NullMarked;
