package org.accountkit;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.accountkit.observation.AccountObserver;
import org.accountkit.transaction.StoreFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Stands between AccountKit and a port, which a host may implement: nothing that the port throws or fails to return gets
 * past it as it is.
 */
final class PortBoundary implements InvocationHandler {

    private final String port;
    private final Object target;
    private final AccountObserver observer;

    private PortBoundary(String port, Object target, AccountObserver observer) {
        this.port = port;
        this.target = target;
        this.observer = observer;
    }

    static <P> P around(Class<P> port, P target, AccountObserver observer) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                new PortBoundary(port.getSimpleName(), target, observer)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Object answer = answer(method, arguments);
        if (answer == null && method.getReturnType() != void.class) {
            throw observed(new StoreFailedException(place(method) + " returned null."));
        }
        return answer;
    }

    private @Nullable Object answer(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            Throwable failure = e.getTargetException();
            if (failure instanceof Error) {
                throw failure;
            }
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw observed(PortFailure.of(place(method), failure));
        }
    }

    private RuntimeException observed(RuntimeException failure) {
        PortFailure.report(failure, observer);
        return failure;
    }

    private String place(Method method) {
        return port + '.' + method.getName();
    }
}
