package org.accountkit.testkit.specification;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
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

    /** The original call. */
    interface Call {

        @Nullable
        Object proceed() throws Throwable;
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
                (proxy, method, arguments) -> interception.call(method, () -> invoke(target, method, arguments))));
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
