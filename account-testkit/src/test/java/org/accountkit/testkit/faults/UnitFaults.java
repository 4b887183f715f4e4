package org.accountkit.testkit.faults;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.accountkit.transaction.LostRaceException;
import org.accountkit.transaction.StoreUnavailableException;
import org.accountkit.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Ways to break a unit of work. */
final class UnitFaults {

    private UnitFaults() {}

    static Stream<Fault> all() {
        return Stream.of(UnitOfWork.class.getMethods())
                .sorted(Comparator.comparing(Method::getName))
                .flatMap(UnitFaults::of);
    }

    private static Stream<Fault> of(Method method) {
        return switch (method.getName()) {
            case "run", "runApart", "execute" -> running(method);
            case "afterCommit" -> afterCommit(method);
            case "active", "canRunApart" -> asking(method);
            default -> Stream.empty();
        };
    }

    private static Stream<Fault> running(Method method) {
        return Stream.of(
                new Fault(method, "does not run the work", call -> null),
                new Fault(
                        method,
                        "runs the work without a unit",
                        call -> UnitFaults.<Object>work(call).get()),
                new Fault(
                        method,
                        "runs the work twice",
                        call -> with(call, work -> {
                            Object unused = work.get();
                            return work.get();
                        })),
                new Fault(
                        method,
                        "repeats nothing",
                        call -> with(call, work -> {
                            try {
                                return work.get();
                            } catch (LostRaceException e) {
                                throw new StoreUnavailableException("once");
                            }
                        })),
                new Fault(method, "swallows what the work throws", call -> {
                    try {
                        return call.proceed();
                    } catch (RuntimeException e) {
                        return null;
                    }
                }),
                new Fault(method, "wraps what the work throws", call -> {
                    try {
                        return call.proceed();
                    } catch (RuntimeException e) {
                        throw new IllegalStateException(e);
                    }
                }));
    }

    private static @Nullable Object with(Call call, Function<Supplier<Object>, Object> change) throws Throwable {
        Supplier<Object> work = work(call);
        Object changed = call.arguments().get(0) instanceof Runnable
                ? (Runnable) () -> {
                    Object unused = change.apply(work);
                }
                : (Supplier<Object>) () -> change.apply(work);
        return call.proceedWith(List.of(changed));
    }

    @SuppressWarnings("unchecked")
    private static <T> Supplier<T> work(Call call) {
        return call.arguments().get(0) instanceof Runnable runnable
                ? () -> {
                    runnable.run();
                    return (T) (Object) true;
                }
                : (Supplier<T>) call.arguments().get(0);
    }

    private static Stream<Fault> afterCommit(Method method) {
        return Stream.of(
                new Fault(method, "runs the action at once", call -> {
                    ((Runnable) call.arguments().get(0)).run();
                    return null;
                }),
                new Fault(method, "forgets the action", call -> null),
                new Fault(method, "runs the action twice", call -> {
                    call.proceed();
                    return call.proceed();
                }));
    }

    private static Stream<Fault> asking(Method method) {
        return Stream.of(
                new Fault(method, "always says yes", call -> true), new Fault(method, "always says no", call -> false));
    }
}
