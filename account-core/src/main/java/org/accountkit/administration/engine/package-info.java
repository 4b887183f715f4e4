/**
 * Internals of the package {@code administration}, for AccountKit's own use: not exported, and without any check of
 * rights.
 */
@NullMarked
package org.accountkit.administration.engine;

import org.jspecify.annotations.NullMarked;
