/**
 * Users, their account state, roles and rights. Start at {@link org.accountkit.user.User}.
 */
@NullMarked
package org.accountkit.user;

import org.jspecify.annotations.NullMarked;
