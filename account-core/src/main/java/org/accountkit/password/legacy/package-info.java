/**
 * Password hashes of other products. {@link org.accountkit.password.legacy.HashImport} turns exported hashes into
 * hashes to store; {@link org.accountkit.password.legacy.LegacyHashes} verifies them at the next sign-in.
 */
@NullMarked
package org.accountkit.password.legacy;

import org.jspecify.annotations.NullMarked;
