/** Breaks the in-memory stores on purpose, in every way that is listed, and checks that a contract fails. */
@NullMarked
package org.accountkit.testkit.faults;

import org.jspecify.annotations.NullMarked;
