/**
 * What proves an adapter, and what tests a host without a database. Start at {@link
 * org.accountkit.testkit.InMemoryStores}.
 */
@NullMarked
package org.accountkit.testkit;

import org.jspecify.annotations.NullMarked;
