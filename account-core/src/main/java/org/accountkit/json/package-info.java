/**
 * The little JSON that imports need, read without a library. Not exported.
 */
@NullMarked
package org.accountkit.json;

import org.jspecify.annotations.NullMarked;
