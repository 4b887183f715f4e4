/**
 * Tests of an application with MockMvc. Start at {@link org.accountkit.spring.test.AutoConfigureAccountKit}. Needs
 * {@code account-testkit} and {@code spring-boot-starter-webmvc-test} in the scope test.
 */
@NullMarked
package org.accountkit.spring.test;

import org.jspecify.annotations.NullMarked;
