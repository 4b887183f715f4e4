package org.accountkit.testkit.jdbc;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.user.Right;

/** Several names in one column, separated by spaces, which no name contains. */
final class Names {

    private Names() {}

    static String ofRights(Set<Right> rights) {
        return rights.stream().map(Right::name).sorted().collect(Collectors.joining(" "));
    }

    static Set<Right> toRights(String names) {
        return split(names).map(Right::new).collect(Collectors.toSet());
    }

    static Set<String> toRoles(Optional<String> names) {
        return split(names.orElse("")).collect(Collectors.toSet());
    }

    private static Stream<String> split(String names) {
        return Stream.of(names.split(" ", -1)).filter(name -> !name.isEmpty());
    }
}
