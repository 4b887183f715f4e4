package org.accountkit.testkit.specification;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.accountkit.AccountStores;
import org.accountkit.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Intercepts every call of the services to a store. */
interface Interception {

    /**
     * Answers in place of a store, or passes the call on.
     *
     * @param method the method of the store
     * @param passOn calls the store
     * @return the store's answer, or another one
     */
    @Nullable
    Object call(Method method, Call passOn) throws Throwable;

    /**
     * The original call.
     *
     * @param target the store
     * @param method its method
     * @param arguments what the method is given
     */
    record Call(Object target, Method method, List<?> arguments) {

        @Nullable
        Object proceed() throws Throwable {
            try {
                return method.invoke(target, arguments.toArray());
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    /** Returns the same stores with every call intercepted, except those of the unit of work. */
    default AccountStores of(AccountStores stores) {
        return proxy(AccountStores.class, stores, (method, call) -> {
            Object store = call.proceed();
            Class<?> port = method.getReturnType();
            return isStore(port) && store != null ? proxy(port, store, this) : store;
        });
    }

    private static boolean isStore(Class<?> port) {
        return port.isInterface() && port != UnitOfWork.class && port.getName().startsWith("org.accountkit.");
    }

    private static <T> T proxy(Class<T> port, Object target, Interception interception) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> interception.call(method, new Call(target, method, given(arguments)))));
    }

    private static List<?> given(Object @Nullable [] arguments) {
        return arguments == null ? List.of() : Arrays.asList(arguments);
    }
}
