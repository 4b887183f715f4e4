package org.accountkit.testkit.faults;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.accountkit.apikey.ApiKeyStore.ApiKeyAddition;
import org.accountkit.throttle.AttemptStore.AttemptKey;
import org.accountkit.token.TokenDigest;
import org.accountkit.user.AccountState;
import org.accountkit.user.Realm;
import org.accountkit.user.UserId;
import org.jspecify.annotations.Nullable;

/** All planted faults: each kind for every method that it can happen to. */
final class Faults {

    private static final UserId STRANGER = new UserId("stranger");
    private static final Realm ELSEWHERE = new Realm("elsewhere");
    private static final TokenDigest UNKNOWN = TokenDigest.of(new byte[32]);
    private static final AttemptKey ANOTHER = AttemptKey.of("another", ELSEWHERE, "subject");

    private Faults() {}

    static List<Fault> all() {
        Stream<Fault> writing = Ports.writers().stream()
                .flatMap(method -> Stream.of(
                                effects(method), answers(method), arguments(method), ColumnFaults.of(method))
                        .flatMap(faults -> faults));
        Stream<Fault> reading = Ports.readers().stream().flatMap(ReadingFaults::of);
        return Stream.of(writing, reading, UnitFaults.all())
                .flatMap(faults -> faults)
                .filter(fault -> !Harmless.includes(fault))
                .toList();
    }

    private static Stream<Fault> effects(Method method) {
        return Stream.of(
                new Fault(method, "does nothing", call -> success(call.method(), call.arguments())),
                new Fault(
                        method,
                        "does nothing inside a unit of work",
                        call -> call.units().active() ? success(call.method(), call.arguments()) : call.proceed()),
                new Fault(method, "commits outside the unit of work", call -> {
                    call.units().letEscape(call);
                    return call.proceed();
                }),
                new Fault(method, "fails inside a unit of work", call -> {
                    if (call.units().active()) {
                        throw new IllegalStateException("no");
                    }
                    return call.proceed();
                }));
    }

    /** What a method returns that has done its work. */
    private static @Nullable Object success(Method method, List<Object> arguments) {
        Class<?> type = method.getReturnType();
        if (type.equals(boolean.class)) {
            return true;
        }
        if (type.equals(int.class)) {
            return 0;
        }
        if (type.equals(long.class)) {
            return 1L;
        }
        if (type.equals(AccountState.class)) {
            return AccountState.initial((UserId) arguments.get(0));
        }
        return type.isEnum()
                ? type.getEnumConstants()[type.equals(ApiKeyAddition.class) ? 0 : 1]
                : givenOrNull(method, arguments);
    }

    private static @Nullable Object givenOrNull(Method method, List<Object> arguments) {
        return method.getReturnType().equals(void.class) ? null : arguments.get(0);
    }

    private static Stream<Fault> answers(Method method) {
        if (method.getReturnType().equals(boolean.class)) {
            return Stream.of(
                    new Fault(method, "always says that it won", call -> {
                        call.proceed();
                        return true;
                    }),
                    new Fault(method, "never says that it won", call -> {
                        call.proceed();
                        return false;
                    }));
        }
        if (method.getReturnType().equals(int.class)) {
            return Stream.of(
                    new Fault(method, "counts one too many", call -> (int) Objects.requireNonNull(call.proceed()) + 1));
        }
        return Stream.empty();
    }

    private static Stream<Fault> arguments(Method method) {
        List<Class<?>> types = List.of(method.getParameterTypes());
        return Stream.of(
                        replacing(method, types.indexOf(UserId.class), "works for another user", id -> STRANGER),
                        replacing(method, types.indexOf(Realm.class), "works in another realm", realm -> ELSEWHERE),
                        replacing(method, types.indexOf(TokenDigest.class), "takes another digest", digest -> UNKNOWN),
                        replacing(method, types.indexOf(AttemptKey.class), "takes another counter", key -> ANOTHER),
                        replacing(method, types.lastIndexOf(String.class), "takes another id", id -> "another"),
                        replacing(
                                method,
                                types.indexOf(Instant.class),
                                "is a moment late",
                                at -> ((Instant) at).plusMillis(1)),
                        replacing(
                                method,
                                types.indexOf(Instant.class),
                                "is a moment early",
                                at -> ((Instant) at).minusMillis(1)),
                        replacing(method, types.indexOf(long.class), "takes the next number", n -> (long) n + 1),
                        replacing(method, types.indexOf(boolean.class), "takes the opposite", flag -> !(boolean) flag),
                        replacing(method, types.lastIndexOf(int.class), "knows no limit", limit -> Integer.MAX_VALUE),
                        replacing(
                                method,
                                types.lastIndexOf(int.class),
                                "has a limit that is one too low",
                                limit -> (int) limit - 1))
                .flatMap(fault -> fault);
    }

    private static Stream<Fault> replacing(Method method, int index, String kind, UnaryOperator<Object> change) {
        return index < 0
                ? Stream.empty()
                : Stream.of(new Fault(method, kind, call -> {
                    List<Object> changed = new ArrayList<>(call.arguments());
                    changed.set(index, change.apply(changed.get(index)));
                    return call.proceedWith(changed);
                }));
    }
}
