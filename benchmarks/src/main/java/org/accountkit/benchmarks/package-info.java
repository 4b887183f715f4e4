/** Measures AccountKit against floors and rivals, on the same work and in the same run. */
@NullMarked
package org.accountkit.benchmarks;

import org.jspecify.annotations.NullMarked;
