package org.accountkit.testkit.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of a method of a store that is broken.
 *
 * @param sound the store as it should be
 * @param method the method
 * @param arguments its arguments
 * @param units the unit of work that it takes part in
 */
record Call(Object sound, Method method, List<Object> arguments, FaultyUnits units) {

    /** Does what the method should do. */
    @Nullable
    Object proceed() throws Throwable {
        return proceedWith(arguments);
    }

    @Nullable
    Object proceedWith(List<Object> others) throws Throwable {
        return on(sound, others);
    }

    @Nullable
    Object on(Object store) throws Throwable {
        return on(store, arguments);
    }

    private @Nullable Object on(Object store, List<Object> others) throws Throwable {
        try {
            return method.invoke(store, others.toArray());
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    /** What a store does in place of a method. */
    @FunctionalInterface
    interface Behaviour {

        @Nullable
        Object answer(Call call) throws Throwable;
    }
}
