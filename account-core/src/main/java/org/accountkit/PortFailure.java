package org.accountkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.accountkit.access.RefusedException;
import org.accountkit.observation.AccountObserver;
import org.accountkit.observation.AccountObserver.StoreFailure;
import org.accountkit.secret.SecretProtector.UnsealableException;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreFailedException;
import org.accountkit.transaction.StoreUnavailableException;

/**
 * Translates what a host's port throws. Drops messages and causes, which may contain anything, and keeps the classes and
 * the stack trace for the log.
 */
final class PortFailure {

    private static final int MOST_CAUSES = 10;

    /** Part of the contracts of the ports. */
    private static final Set<Class<?>> EXPECTED = Set.of(
            RefusedException.class,
            LostRaceException.class,
            StoreUnavailableException.class,
            StoreFailedException.class,
            UnsealableException.class);

    /** By name, since the core requires neither module. */
    private static final Set<String> UNAVAILABLE = Set.of(
            "java.sql.SQLTransientException",
            "java.sql.SQLRecoverableException",
            "java.sql.SQLNonTransientConnectionException",
            "javax.naming.CommunicationException",
            "javax.naming.ServiceUnavailableException");

    private PortFailure() {}

    /** Returns what to throw instead; {@code place} names the port and the method. */
    static RuntimeException of(String place, Throwable failure) {
        if (failure instanceof RuntimeException expected && EXPECTED.contains(failure.getClass())) {
            return expected;
        }
        List<Throwable> chain = chain(failure);
        boolean unavailable = chain.stream().anyMatch(PortFailure::meansUnavailable);
        String reason = place + (unavailable ? " does not answer: " : " failed: ") + classes(chain) + '.';
        RuntimeException translated =
                unavailable ? new StoreUnavailableException(reason) : new StoreFailedException(reason);
        translated.setStackTrace(chain.get(chain.size() - 1).getStackTrace());
        return translated;
    }

    /** Reports a failure of a port. What else a port throws is an answer. */
    static void report(RuntimeException translated, AccountObserver observer) {
        if (translated instanceof StoreUnavailableException) {
            observer.storeFailed(StoreFailure.UNAVAILABLE);
        } else if (translated instanceof StoreFailedException) {
            observer.storeFailed(StoreFailure.FAILED);
        }
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        Throwable next = failure;
        while (next != null && chain.size() < MOST_CAUSES) {
            chain.add(next);
            next = next.getCause();
        }
        return chain;
    }

    private static boolean meansUnavailable(Throwable failure) {
        return failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof InterruptedException
                || isNamed(failure.getClass());
    }

    private static boolean isNamed(Class<?> type) {
        return UNAVAILABLE.contains(type.getName()) || (type.getSuperclass() != null && isNamed(type.getSuperclass()));
    }

    private static String classes(List<Throwable> chain) {
        return String.join(
                ", caused by ",
                chain.stream().map(each -> each.getClass().getName()).toList());
    }
}
