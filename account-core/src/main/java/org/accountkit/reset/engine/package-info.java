/** Internals of the package {@code reset}, for AccountKit's own use: not exported, and without any check of rights. */
@NullMarked
package org.accountkit.reset.engine;

import org.jspecify.annotations.NullMarked;
