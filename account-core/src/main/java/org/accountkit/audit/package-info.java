/**
 * The audit trail: what happened, to whom, and with which credential. Start at {@link org.accountkit.audit.AuditEvent}.
 */
@NullMarked
package org.accountkit.audit;

import org.jspecify.annotations.NullMarked;
