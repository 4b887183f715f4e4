/** Machinery of the feature {@code user}, for AccountKit's own use: not exported, and without checks of anybody's rights. */
@NullMarked
package org.accountkit.user.engine;

import org.jspecify.annotations.NullMarked;
