/** Programs that run as processes of their own: floors to compare with, and work that needs another JDK. */
@NullMarked
package org.accountkit.benchmarks.programs;

import org.jspecify.annotations.NullMarked;
