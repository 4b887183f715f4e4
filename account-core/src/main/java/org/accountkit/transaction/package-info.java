/**
 * The unit of work: all or nothing, repeated as a whole when a race was lost. Start at {@link
 * org.accountkit.transaction.UnitOfWork}.
 */
@NullMarked
package org.accountkit.transaction;

import org.jspecify.annotations.NullMarked;
