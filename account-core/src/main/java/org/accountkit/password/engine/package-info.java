/**
 * Internals of the package {@code password}, for AccountKit's own use: not exported, and without any check of rights.
 */
@NullMarked
package org.accountkit.password.engine;

import org.jspecify.annotations.NullMarked;
