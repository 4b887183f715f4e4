/** Internals of the package {@code user}, for AccountKit's own use: not exported, and without any check of rights. */
@NullMarked
package org.accountkit.user.engine;

import org.jspecify.annotations.NullMarked;
