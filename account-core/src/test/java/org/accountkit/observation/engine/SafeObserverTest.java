package org.accountkit.observation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.accountkit.observation.AccountObserver;
import org.accountkit.observation.AccountObserver.SignInOutcome;
import org.accountkit.observation.AccountObserver.StoreFailure;
import org.junit.jupiter.api.Test;

class SafeObserverTest {

    @Test
    void passesEverythingOn() {
        List<String> seen = new ArrayList<>();

        callAll(new SafeObserver(new Noting(seen)));

        assertThat(seen).containsExactly("SIGNED_IN", "forbidden", "1 2 3", "full 4", "FAILED");
    }

    @Test
    void anObserverThatThrowsHarmsNothingAndIsLoggedOnce() {
        SafeObserver safe = new SafeObserver(new Failing());

        List<LogRecord> log = logged(() -> callAll(safe));

        assertThat(log).hasSize(1);
        assertThat(log.get(0).getParameters()).containsExactly("java.lang.AssertionError");
    }

    @Test
    void whicheverMethodFailsFirstIsLogged() {
        List<Consumer<AccountObserver>> calls = List.of(
                observer -> observer.signIn(SignInOutcome.SIGNED_IN),
                observer -> observer.refused("forbidden"),
                observer -> observer.hashed(1, 2, 3),
                observer -> observer.hashingFull(4),
                observer -> observer.storeFailed(StoreFailure.FAILED));

        assertThat(calls)
                .allSatisfy(call -> assertThat(logged(() -> call.accept(new SafeObserver(new Failing()))))
                        .hasSize(1));
    }

    private static void callAll(AccountObserver observer) {
        observer.signIn(SignInOutcome.SIGNED_IN);
        observer.refused("forbidden");
        observer.hashed(1, 2, 3);
        observer.hashingFull(4);
        observer.storeFailed(StoreFailure.FAILED);
    }

    private static List<LogRecord> logged(Runnable calls) {
        Logger logger = Logger.getLogger(SafeObserver.class.getName());
        List<LogRecord> log = new ArrayList<>();
        Handler recorder = recorder(log);
        logger.addHandler(recorder);
        logger.setUseParentHandlers(false);
        try {
            assertThatCode(calls::run).doesNotThrowAnyException();
            return log;
        } finally {
            logger.removeHandler(recorder);
            logger.setUseParentHandlers(true);
        }
    }

    private static Handler recorder(List<LogRecord> log) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                log.add(entry);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    private record Noting(List<String> seen) implements AccountObserver {

        @Override
        public void signIn(SignInOutcome outcome) {
            seen.add(outcome.name());
        }

        @Override
        public void refused(String code) {
            seen.add(code);
        }

        @Override
        public void hashed(int waiting, long waitedNanos, long hashingNanos) {
            seen.add(waiting + " " + waitedNanos + ' ' + hashingNanos);
        }

        @Override
        public void hashingFull(int waiting) {
            seen.add("full " + waiting);
        }

        @Override
        public void storeFailed(StoreFailure failure) {
            seen.add(failure.name());
        }
    }

    private static final class Failing implements AccountObserver {

        @Override
        public void signIn(SignInOutcome outcome) {
            throw new AssertionError("canary");
        }

        @Override
        public void refused(String code) {
            throw new IllegalStateException();
        }

        @Override
        public void hashed(int waiting, long waitedNanos, long hashingNanos) {
            throw new IllegalStateException();
        }

        @Override
        public void hashingFull(int waiting) {
            throw new IllegalStateException();
        }

        @Override
        public void storeFailed(StoreFailure failure) {
            throw new StackOverflowError();
        }
    }
}
