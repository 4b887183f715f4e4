/** Machinery of the feature {@code administration}, for AccountKit's own use: not exported, and without checks of anybody's rights. */
@NullMarked
package org.accountkit.administration.engine;

import org.jspecify.annotations.NullMarked;
