/** Machinery of the feature {@code operations}, for AccountKit's own use: not exported, and without checks of anybody's rights. */
@NullMarked
package org.accountkit.operations.engine;

import org.jspecify.annotations.NullMarked;
