/**
 * How the services behave, specified once for all stores. Start at {@link
 * org.accountkit.testkit.specification.AccountServicesSpecification}.
 */
@NullMarked
package org.accountkit.testkit.specification;

import org.jspecify.annotations.NullMarked;
