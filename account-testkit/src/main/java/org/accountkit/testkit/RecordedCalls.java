package org.accountkit.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.AccountStores;
import org.jspecify.annotations.Nullable;

/** Finds out which method of which port some work calls, so that no name has to be written down. */
final class RecordedCalls {

    private final List<String> calls = new ArrayList<>();

    private RecordedCalls() {}

    /**
     * Returns the only method of a port that the work calls.
     *
     * @param stores the stores to work on
     * @param work the work
     * @return the name of the method, such as {@code UserStore.add}
     */
    static String of(AccountStores stores, Consumer<AccountStores> work) {
        RecordedCalls recorded = new RecordedCalls();
        work.accept(recorded.around(AccountStores.class, stores));
        if (recorded.calls.size() != 1) {
            throw new IllegalStateException("Not one call: " + recorded.calls);
        }
        return recorded.calls.get(0);
    }

    private <P> P around(Class<P> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object answer = answer(target, method, arguments);
                    if (type.equals(AccountStores.class)) {
                        return around(method.getReturnType(), Objects.requireNonNull(answer));
                    }
                    calls.add(nameOf(method));
                    return answer;
                }));
    }

    private static @Nullable Object answer(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    /** Returns the name of a method of a port, with its parameters if there are several of that name. */
    static String nameOf(Method method) {
        Class<?> port = method.getDeclaringClass();
        boolean overloaded = Stream.of(port.getMethods())
                        .filter(other -> other.getName().equals(method.getName()))
                        .count()
                > 1;
        String parameters = Stream.of(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", "(", ")"));
        return port.getSimpleName() + '.' + method.getName() + (overloaded ? parameters : "");
    }
}
