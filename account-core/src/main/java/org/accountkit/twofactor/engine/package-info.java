/**
 * Internals of the package {@code twofactor}, for AccountKit's own use: not exported, and without any check of rights.
 */
@NullMarked
package org.accountkit.twofactor.engine;

import org.jspecify.annotations.NullMarked;
