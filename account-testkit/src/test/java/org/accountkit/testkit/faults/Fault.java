package org.accountkit.testkit.faults;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.AccountStores;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * A way to break one method of one store.
 *
 * @param method the method
 * @param kind what it does wrong, as the end of a sentence
 * @param behaviour what it does instead
 */
record Fault(Method method, String kind, Call.Behaviour behaviour) {

    String store() {
        return method.getDeclaringClass().getSimpleName();
    }

    /** {@return the name of the method, with its parameters if there are several of that name} */
    String name() {
        boolean overloaded = Stream.of(method.getDeclaringClass().getMethods())
                        .filter(other -> other.getName().equals(method.getName()))
                        .count()
                > 1;
        return store() + '.' + (overloaded ? signature() : method.getName());
    }

    /** The name with its parameters, since some are overloaded. */
    String signature() {
        String parameters =
                Stream.of(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", "));
        return method.getName() + '(' + parameters + ')';
    }

    /** Returns new stores in memory, of which this method is broken. */
    AccountStores plant() {
        InMemoryStores sound = new InMemoryStores();
        FaultyUnits units = new FaultyUnits(sound.unitOfWork());
        return proxy(AccountStores.class, (supplier, arguments) -> {
            if (supplier.getName().equals("unitOfWork")) {
                return broken(units);
            }
            Object answer = Objects.requireNonNull(supplier.invoke(sound, arguments.toArray()));
            return supplier.getReturnType().equals(AccountStores.class) || !isPort(supplier.getReturnType())
                    ? answer
                    : broken(supplier, answer, units);
        });
    }

    private static boolean isPort(Class<?> type) {
        return type.isInterface() && type.getName().startsWith("org.accountkit.");
    }

    private UnitOfWork broken(FaultyUnits units) {
        return proxy(UnitOfWork.class, (called, arguments) -> {
            Call call = new Call(units, called, arguments, units);
            if (called.getName().equals("execute") && method.getName().equals("run")) {
                return behaviour.answer(new Call(units, method, List.of(supplying(arguments)), units));
            }
            return called.equals(method) ? behaviour.answer(call) : call.proceed();
        });
    }

    /** What {@link UnitOfWork#execute} runs. */
    private static Supplier<Object> supplying(List<Object> arguments) {
        Runnable work = (Runnable) arguments.get(0);
        return () -> {
            work.run();
            return true;
        };
    }

    private Object broken(Method supplier, Object store, FaultyUnits units) {
        return proxy(supplier.getReturnType(), (called, arguments) -> {
            Call call = new Call(store, called, arguments, units);
            units.note(supplier, call);
            return called.equals(method) ? behaviour.answer(call) : call.proceed();
        });
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        answers.to(method, arguments == null ? List.of() : Arrays.asList(arguments))));
    }

    private interface Answers {

        @Nullable
        Object to(Method method, List<Object> arguments) throws Throwable;
    }
}
