/** Internals of the package {@code apikey}, for AccountKit's own use: not exported, and without any check of rights. */
@NullMarked
package org.accountkit.apikey.engine;

import org.jspecify.annotations.NullMarked;
