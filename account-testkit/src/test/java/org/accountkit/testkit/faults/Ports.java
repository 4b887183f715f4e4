package org.accountkit.testkit.faults;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.accountkit.AccountStores;
import org.accountkit.transaction.UnitOfWork;

/** The methods of all stores. */
final class Ports {

    private static final Set<String> READING = Set.of(
            "takenAmong",
            "ownersAmong",
            "deletedAmong",
            "owners",
            "statusOf",
            "sealedUnder",
            "checkValues",
            "count",
            "session",
            "apiKey",
            "account",
            "accounts",
            "writable");
    private static final List<String> READING_PREFIXES = List.of("find", "list", "is", "has");

    private Ports() {}

    /** Without the guard of a realm: units in memory exclude each other in any case. */
    static List<Method> writers() {
        return methods()
                .filter(method -> !reads(method) && !method.getName().equals("lockGuard"))
                .toList();
    }

    /** Without those that may answer nothing. */
    static List<Method> readers() {
        return methods()
                .filter(Ports::reads)
                .filter(method -> !Set.of("writable", "deletedAmong").contains(method.getName()))
                .toList();
    }

    private static Stream<Method> methods() {
        return Stream.of(AccountStores.class.getMethods())
                .map(Method::getReturnType)
                .filter(Class::isInterface)
                .filter(type -> type.getName().startsWith("org.accountkit.") && !type.equals(UnitOfWork.class))
                .sorted(Comparator.comparing(Class::getSimpleName))
                .flatMap(port -> Stream.of(port.getMethods())
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .sorted(Comparator.comparing(Method::toGenericString)));
    }

    private static boolean reads(Method method) {
        String name = method.getName();
        return READING.contains(name) || READING_PREFIXES.stream().anyMatch(name::startsWith);
    }
}
