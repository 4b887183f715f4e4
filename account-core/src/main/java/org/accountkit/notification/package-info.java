/** Notices to users about changes to their accounts. Start at {@link org.accountkit.notification.Notifier}. */
@NullMarked
package org.accountkit.notification;

import org.jspecify.annotations.NullMarked;
