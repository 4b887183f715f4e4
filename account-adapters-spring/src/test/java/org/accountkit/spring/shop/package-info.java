/** An ordinary application, as far as AccountKit is concerned: its own entity, service and controllers. */
@org.jspecify.annotations.NullMarked
package org.accountkit.spring.shop;
