/** Internals of the package {@code audit}, for AccountKit's own use: not exported, and without any check of rights. */
@NullMarked
package org.accountkit.audit.engine;

import org.jspecify.annotations.NullMarked;
