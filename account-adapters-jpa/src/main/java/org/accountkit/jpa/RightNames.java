package org.accountkit.jpa;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.accountkit.user.Right;
import org.jspecify.annotations.Nullable;

/**
 * The rights to which a key is restricted, as one text: sorted names separated by a space; null if it is not
 * restricted. A name whose form only a newer version knows gives nothing in this one.
 */
final class RightNames {

    private RightNames() {}

    static @Nullable String orNull(Optional<Set<Right>> rights) {
        return rights.map(some -> some.stream().sorted().map(Right::name).collect(joining(" ")))
                .orElse(null);
    }

    static Optional<Set<Right>> toRights(@Nullable String names) {
        return Optional.ofNullable(names).map(RightNames::parse);
    }

    static Set<Right> parse(String names) {
        return Arrays.stream(names.split(" "))
                .flatMap(name -> Right.parse(name).stream())
                .collect(toUnmodifiableSet());
    }
}
