/**
 * The unit of work: all or nothing, and retried after a lost race. Start at {@link
 * org.accountkit.transaction.UnitOfWork}.
 */
@NullMarked
package org.accountkit.transaction;

import org.jspecify.annotations.NullMarked;
