/**
 * Internals of the package {@code operations}, for AccountKit's own use: not exported, and without any check of rights.
 */
@NullMarked
package org.accountkit.operations.engine;

import org.jspecify.annotations.NullMarked;
