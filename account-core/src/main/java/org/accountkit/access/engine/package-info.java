/** Machinery of the feature {@code access}, for AccountKit's own use: not exported, and without checks of anybody's rights. */
@NullMarked
package org.accountkit.access.engine;

import org.jspecify.annotations.NullMarked;
