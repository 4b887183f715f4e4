/**
 * Contracts that test an adapter, and in-memory stores that test a host without a database. Start at {@link
 * org.accountkit.testkit.InMemoryStores}.
 */
@NullMarked
package org.accountkit.testkit;

import org.jspecify.annotations.NullMarked;
