/**
 * Counting attempts before they are judged, so that guesses cannot outrun the count. Start at {@link
 * org.accountkit.throttle.Throttle}.
 */
@NullMarked
package org.accountkit.throttle;

import org.jspecify.annotations.NullMarked;
