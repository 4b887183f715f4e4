package org.accountkit.audit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamesTest {

    private static final int LONGEST = 700;

    @Test
    void areThoseThatWereAddedInOrder() {
        assertThat(Names.added(Set.of("a", "c"), List.of("d", "c", "b"))).contains("b d");
        assertThat(Names.added(Set.of("a"), Set.of("a"))).isEmpty();
    }

    @Test
    void areCutWhereTheyNoLongerFit() {
        List<String> names = IntStream.range(100, 200).mapToObj(i -> "name" + i).toList();
        String whole = String.join(" ", names.subList(0, 80)) + ' ';
        String last = "name2" + "x".repeat(LONGEST - whole.length() - 5);

        List<String> fitting = new ArrayList<>(names.subList(0, 80));
        fitting.add(last);
        assertThat(Names.added(Set.of(), fitting)).contains(whole + last);

        fitting.set(80, last + 'x');
        assertThat(Names.added(Set.of(), fitting)).contains(whole + "(1 more)");
    }
}
