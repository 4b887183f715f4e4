package org.accountkit.jpa;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.accountkit.user.Right;
import org.jspecify.annotations.Nullable;

/** The rights that a key is restricted to, in one text: names in order, with a space between; none where it is not. */
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
                .filter(name -> !name.isEmpty())
                .map(Right::new)
                .collect(toUnmodifiableSet());
    }
}
