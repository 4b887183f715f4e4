/** Machinery of the feature {@code signin}, for AccountKit's own use: not exported, and without checks of anybody's rights. */
@NullMarked
package org.accountkit.signin.engine;

import org.jspecify.annotations.NullMarked;
