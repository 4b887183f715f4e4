/**
 * AccountKit: the accounts of a JVM product, embedded behind ports. Start at {@link org.accountkit.AccountServices}.
 */
@NullMarked
package org.accountkit;

import org.jspecify.annotations.NullMarked;
