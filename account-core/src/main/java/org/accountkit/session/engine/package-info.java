/**
 * Internals of the package {@code session}, for AccountKit's own use: not exported, and without any check of rights.
 */
@NullMarked
package org.accountkit.session.engine;

import org.jspecify.annotations.NullMarked;
