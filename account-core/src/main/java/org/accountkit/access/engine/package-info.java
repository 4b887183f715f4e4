/** Internals of the package {@code access}, for AccountKit's own use: not exported, and without any check of rights. */
@NullMarked
package org.accountkit.access.engine;

import org.jspecify.annotations.NullMarked;
