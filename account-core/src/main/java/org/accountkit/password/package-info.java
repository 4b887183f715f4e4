/**
 * Passwords: policy, hashing, change. Start at {@link org.accountkit.password.PasswordService}.
 */
@NullMarked
package org.accountkit.password;

import org.jspecify.annotations.NullMarked;
