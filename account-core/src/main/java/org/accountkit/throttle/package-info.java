/**
 * Counts attempts before they are judged, so that concurrent guesses cannot outrun the count. Start at {@link
 * org.accountkit.throttle.engine.Throttle}.
 */
@NullMarked
package org.accountkit.throttle;

import org.jspecify.annotations.NullMarked;
