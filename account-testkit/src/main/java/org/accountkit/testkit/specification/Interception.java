package org.accountkit.testkit.specification;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.accountkit.AccountStores;
import org.accountkit.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Something that stands between the services and their stores, and sees every call of a store. */
interface Interception {

    /**
     * Answers in place of a store, or lets the call pass.
     *
     * @param method which method of which store
     * @param passOn calls the store
     * @return what the store answered, or something else
     */
    @Nullable
    Object call(Method method, Call passOn) throws Throwable;

    /** The call as it was made. */
    interface Call {

        @Nullable
        Object proceed() throws Throwable;
    }

    /** The same stores, with every call of one of them intercepted; units of work are let alone. */
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
