/**
 * Key derivation that hashers and legacy hashes share. Not exported.
 */
@NullMarked
package org.accountkit.password.kdf;

import org.jspecify.annotations.NullMarked;
