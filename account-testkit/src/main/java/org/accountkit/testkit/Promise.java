package org.accountkit.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Of what the tests of a contract are promises: the subject of the sentence that the name of each test completes. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Promise {

    /** {@return the subject, such as {@code A UserStore}} */
    String value();
}
