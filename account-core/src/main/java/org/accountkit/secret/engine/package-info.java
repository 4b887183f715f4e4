/** Machinery of the feature {@code secret}, for AccountKit's own use: not exported, and without checks of anybody's rights. */
@NullMarked
package org.accountkit.secret.engine;

import org.jspecify.annotations.NullMarked;
