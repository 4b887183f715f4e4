/**
 * Operations that an operator performs without signing in. Start at {@link
 * org.accountkit.operations.AccountOperations}.
 */
@NullMarked
package org.accountkit.operations;

import org.jspecify.annotations.NullMarked;
