/**
 * Who is calling, and what that caller may do. Start at {@link org.accountkit.access.Caller} and {@link
 * org.accountkit.access.AccessRule}.
 */
@NullMarked
package org.accountkit.access;

import org.jspecify.annotations.NullMarked;
