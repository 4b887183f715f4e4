/** What a host can measure. Start at {@link org.accountkit.observation.AccountObserver}. */
@NullMarked
package org.accountkit.observation;

import org.jspecify.annotations.NullMarked;
