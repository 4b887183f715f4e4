/** A small shop on Spring Boot. Start at {@link org.accountkit.examples.shop.Shop}. */
@NullMarked
package org.accountkit.examples.shop;

import org.jspecify.annotations.NullMarked;
