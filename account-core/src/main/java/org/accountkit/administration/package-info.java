/**
 * What an administrator does: users, roles, the audit query. Start at {@link
 * org.accountkit.administration.UserAdministration}.
 */
@NullMarked
package org.accountkit.administration;

import org.jspecify.annotations.NullMarked;
