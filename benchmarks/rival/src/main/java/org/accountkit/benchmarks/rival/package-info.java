/** API keys and sign-ins as a team would write them on Spring Boot, Spring Security and Spring Data JPA. */
@NullMarked
package org.accountkit.benchmarks.rival;

import org.jspecify.annotations.NullMarked;
