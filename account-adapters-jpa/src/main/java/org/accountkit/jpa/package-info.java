/**
 * The stores on Jakarta Persistence, for Hibernate and EclipseLink, with the schema scripts in {@code
 * account-schema/<database>/} next to this package. Start at {@link org.accountkit.jpa.JpaStores}.
 */
@NullMarked
package org.accountkit.jpa;

import org.jspecify.annotations.NullMarked;
