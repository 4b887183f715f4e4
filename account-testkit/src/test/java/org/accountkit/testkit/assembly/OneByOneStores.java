package org.accountkit.testkit.assembly;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.accountkit.AccountStores;
import org.accountkit.testkit.InMemoryStores;
import org.jspecify.annotations.Nullable;

/** In-memory stores that can be supplied one by one, and that count the calls of each port. */
final class OneByOneStores {

    private final InMemoryStores stores = new InMemoryStores();
    private final Map<String, Integer> used = new ConcurrentHashMap<>();

    /** How often each port was called, by its supplier. */
    int uses(String supplier, String port) {
        return used.getOrDefault(supplier + ' ' + port, 0);
    }

    /** Returns all ports of one supplier. */
    AccountStores suppliedBy(String supplier) {
        return proxy(AccountStores.class, (method, arguments) -> {
            Object answer = invoke(stores, method, arguments);
            Class<?> port = method.getReturnType();
            return port.isInterface() && port.getName().startsWith("org.accountkit.")
                    ? counting(port, answer, supplier + ' ' + method.getName())
                    : answer;
        });
    }

    private <T> T counting(Class<T> port, @Nullable Object target, String name) {
        return proxy(port, (method, arguments) -> {
            used.merge(name, 1, Integer::sum);
            return invoke(target, method, arguments);
        });
    }

    private interface Calls {

        @Nullable
        Object answer(Method method, Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> calls.answer(method, arguments)));
    }

    private static @Nullable Object invoke(@Nullable Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
