/**
 * Internals of the package {@code throttle}, for AccountKit's own use: not exported, and without any check of rights.
 */
@NullMarked
package org.accountkit.throttle.engine;

import org.jspecify.annotations.NullMarked;
