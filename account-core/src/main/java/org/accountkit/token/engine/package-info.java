/** Machinery of the feature {@code token}, for AccountKit's own use: not exported, and without checks of anybody's rights. */
@NullMarked
package org.accountkit.token.engine;

import org.jspecify.annotations.NullMarked;
