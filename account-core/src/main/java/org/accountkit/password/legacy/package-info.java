/**
 * Password hashes that users bring along from other products. Start at {@link
 * org.accountkit.password.legacy.LegacyHashes}; what a source exports is made storable by {@link
 * org.accountkit.password.legacy.HashImport}.
 */
@NullMarked
package org.accountkit.password.legacy;

import org.jspecify.annotations.NullMarked;
