package org.accountkit.testkit.faults;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.accountkit.AccountStores;
import org.accountkit.testkit.InMemoryStores;
import org.accountkit.transaction.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Units of work of which single calls can be left out: a write that survives a rollback, or a read of older data. */
final class FaultyUnits implements UnitOfWork {

    private final UnitOfWork sound;
    private final ThreadLocal<List<Call>> escaped = ThreadLocal.withInitial(ArrayList::new);
    private final ThreadLocal<List<Noted>> noted = ThreadLocal.withInitial(ArrayList::new);

    /** What has been committed. */
    private final InMemoryStores committed = new InMemoryStores();

    FaultyUnits(UnitOfWork sound) {
        this.sound = sound;
    }

    /** Lets a call commit, whatever becomes of the current unit. */
    void letEscape(Call call) {
        if (active()) {
            escaped.get().add(call);
        }
    }

    /** Remembers a call until the current unit is committed. */
    void note(Method supplier, Call call) {
        Noted next = new Noted(supplier, call);
        if (active()) {
            noted.get().add(next);
        } else {
            repeat(List.of(next));
        }
    }

    /** Answers a call from what was committed before the current unit. */
    @Nullable
    Object outside(Call call) throws Throwable {
        for (Method supplier : AccountStores.class.getMethods()) {
            if (active() && supplier.getReturnType().equals(call.method().getDeclaringClass())) {
                return call.on(Objects.requireNonNull(supplier.invoke(committed)));
            }
        }
        return call.proceed();
    }

    private void repeat(List<Noted> calls) {
        for (Noted each : calls) {
            try {
                each.call().on(Objects.requireNonNull(each.supplier().invoke(committed)));
            } catch (Throwable e) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public <T> T run(Supplier<T> work) {
        return active() ? work.get() : watched(() -> sound.run(() -> freshly(work)));
    }

    @Override
    public <T> T runApart(Supplier<T> work) {
        return active() ? sound.runApart(work) : watched(() -> sound.runApart(() -> freshly(work)));
    }

    private <T> T freshly(Supplier<T> work) {
        noted.get().clear();
        return work.get();
    }

    private <T> T watched(Supplier<T> unit) {
        boolean done = false;
        try {
            T result = unit.get();
            repeat(noted.get());
            done = true;
            return result;
        } finally {
            noted.get().clear();
            List<Call> calls = List.copyOf(escaped.get());
            escaped.get().clear();
            if (!done) {
                calls.forEach(FaultyUnits::commit);
            }
        }
    }

    private static void commit(Call call) {
        try {
            call.proceed();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean active() {
        return sound.active();
    }

    @Override
    public void afterCommit(Runnable action) {
        sound.afterCommit(action);
    }

    private record Noted(Method supplier, Call call) {}
}
