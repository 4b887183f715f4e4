/**
 * The audit trail: what happened, to whom, by which credential. Start at {@link
 * org.accountkit.audit.AuditEvent}.
 */
@NullMarked
package org.accountkit.audit;

import org.jspecify.annotations.NullMarked;
