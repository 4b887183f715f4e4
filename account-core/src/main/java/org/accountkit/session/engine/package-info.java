/** Machinery of the feature {@code session}, for AccountKit's own use: not exported, and without checks of anybody's rights. */
@NullMarked
package org.accountkit.session.engine;

import org.jspecify.annotations.NullMarked;
