/** Machinery of the feature {@code throttle}, for AccountKit's own use: not exported, and without checks of anybody's rights. */
@NullMarked
package org.accountkit.throttle.engine;

import org.jspecify.annotations.NullMarked;
