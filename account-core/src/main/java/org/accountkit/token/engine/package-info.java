/** Internals of the package {@code token}, for AccountKit's own use: not exported, and without any check of rights. */
@NullMarked
package org.accountkit.token.engine;

import org.jspecify.annotations.NullMarked;
