package org.accountkit.testkit;

import java.lang.reflect.Method;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Begins the message of a failed contract with the promise that is broken: its subject and the name of the test. */
final class BrokenPromise implements TestExecutionExceptionHandler {

    /** Created by JUnit. */
    BrokenPromise() {}

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        Method test = context.getRequiredTestMethod();
        Promise promise = test.getDeclaringClass().getAnnotation(Promise.class);
        if (promise == null || failure instanceof TestAbortedException) {
            throw failure;
        }
        throw broken(promise.value() + ' ' + words(test.getName()), failure);
    }

    private static AssertionFailedError broken(String promise, Throwable failure) {
        String message = "Broken promise: " + promise + ".\n" + detail(failure);
        return failure instanceof AssertionFailedError assertion
                ? new AssertionFailedError(message, assertion.getExpected(), assertion.getActual(), failure)
                : new AssertionFailedError(message, failure);
    }

    private static String detail(Throwable failure) {
        return failure instanceof AssertionError ? String.valueOf(failure.getMessage()) : failure.toString();
    }

    /** Turns {@code findsNothingWhenEmpty} into words. */
    static String words(String name) {
        return name.replaceAll("(?=\\p{Lu})", " ").toLowerCase(Locale.ROOT);
    }
}
