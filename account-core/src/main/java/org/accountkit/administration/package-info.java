/**
 * Administration of users and roles, and review of the audit trail. Start at {@link
 * org.accountkit.administration.UserAdministration}.
 */
@NullMarked
package org.accountkit.administration;

import org.jspecify.annotations.NullMarked;
