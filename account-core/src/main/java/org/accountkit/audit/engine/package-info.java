/** Machinery of the feature {@code audit}, for AccountKit's own use: not exported, and without checks of anybody's rights. */
@NullMarked
package org.accountkit.audit.engine;

import org.jspecify.annotations.NullMarked;
