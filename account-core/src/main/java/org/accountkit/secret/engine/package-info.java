/** Internals of the package {@code secret}, for AccountKit's own use: not exported, and without any check of rights. */
@NullMarked
package org.accountkit.secret.engine;

import org.jspecify.annotations.NullMarked;
