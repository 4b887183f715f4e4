package org.accountkit.testkit.faults;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Ways to break a method that reads. */
final class ReadingFaults {

    /** Their order is part of the promise. */
    private static final Set<String> ORDERED = Set.of(
            "UserStore.list",
            "AccountStateStore.list",
            "RoleStore.list",
            "SessionStore.list",
            "ApiKeyStore.list",
            "ApiKeyStore.owners",
            "ApiKeyStore.findExpired",
            "KnownDeviceStore.list",
            "TotpStore.sealedUnder",
            "AuditLog.find",
            "AccessReader.accounts");

    private ReadingFaults() {}

    static Stream<Fault> of(Method method) {
        return Stream.of(always(method), lists(method)).flatMap(faults -> faults);
    }

    private static Stream<Fault> always(Method method) {
        return Stream.of(
                new Fault(
                        method,
                        "reads outside the unit of work",
                        call -> call.units().outside(call)),
                new Fault(
                        method,
                        "answers the opposite or nothing",
                        call -> opposite(Objects.requireNonNull(call.proceed()))));
    }

    private static Object opposite(Object answer) {
        if (answer instanceof Boolean flag) {
            return !flag;
        }
        if (answer instanceof Integer) {
            return 0;
        }
        if (answer instanceof Optional<?>) {
            return Optional.empty();
        }
        if (answer instanceof Map<?, ?>) {
            return Map.of();
        }
        return answer instanceof Set<?> ? Set.of() : List.of();
    }

    private static Stream<Fault> lists(Method method) {
        if (!method.getReturnType().equals(List.class)) {
            return Stream.empty();
        }
        Fault incomplete = new Fault(method, "leaves out the last", call -> {
            List<?> all = (List<?>) Objects.requireNonNull(call.proceed());
            return all.subList(0, Math.max(0, all.size() - 1));
        });
        Fault reversed = new Fault(method, "returns the reverse order", call -> {
            List<?> all = new ArrayList<>((List<?>) Objects.requireNonNull(call.proceed()));
            Collections.reverse(all);
            return all;
        });
        String name = method.getDeclaringClass().getSimpleName() + '.' + method.getName();
        return ORDERED.contains(name) ? Stream.of(incomplete, reversed) : Stream.of(incomplete);
    }
}
