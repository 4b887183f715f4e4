/** A small JSON parser for imports, so that the core needs no library for them. Not exported. */
@NullMarked
package org.accountkit.json;

import org.jspecify.annotations.NullMarked;
