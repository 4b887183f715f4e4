/**
 * What a user should be told about a change to the account. Start at {@link
 * org.accountkit.notification.Notifier}.
 */
@NullMarked
package org.accountkit.notification;

import org.jspecify.annotations.NullMarked;
