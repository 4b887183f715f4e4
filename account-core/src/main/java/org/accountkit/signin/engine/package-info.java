/** Internals of the package {@code signin}, for AccountKit's own use: not exported, and without any check of rights. */
@NullMarked
package org.accountkit.signin.engine;

import org.jspecify.annotations.NullMarked;
