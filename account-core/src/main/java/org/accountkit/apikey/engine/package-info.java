/** Machinery of the feature {@code apikey}, for AccountKit's own use: not exported, and without checks of anybody's rights. */
@NullMarked
package org.accountkit.apikey.engine;

import org.jspecify.annotations.NullMarked;
