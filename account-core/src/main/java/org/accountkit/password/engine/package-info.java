/** Machinery of the feature {@code password}, for AccountKit's own use: not exported, and without checks of anybody's rights. */
@NullMarked
package org.accountkit.password.engine;

import org.jspecify.annotations.NullMarked;
