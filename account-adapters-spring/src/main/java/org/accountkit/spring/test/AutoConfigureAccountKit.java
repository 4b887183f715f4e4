package org.accountkit.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Adds AccountKit to a test, with passwords that hash quickly. A {@code @WebMvcTest} gets it on in-memory stores, without a
 * database; a {@code @SpringBootTest} keeps the application's stores. Settings that are required and missing have a value
 * for tests. {@link Callers} signs users in.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureAccountKit {}
