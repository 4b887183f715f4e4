/** Starts hosts as processes of their own, and puts load on them. */
@NullMarked
package org.accountkit.benchmarks.hosts;

import org.jspecify.annotations.NullMarked;
