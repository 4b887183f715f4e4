/** Machinery of the feature {@code twofactor}, for AccountKit's own use: not exported, and without checks of anybody's rights. */
@NullMarked
package org.accountkit.twofactor.engine;

import org.jspecify.annotations.NullMarked;
