package org.accountkit.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.accountkit.testkit.faults.FaultRun.Row;
import org.junit.jupiter.api.Test;

/** Every planted fault is caught by a contract, whose message says which promise is broken. */
class FaultTableTest {

    private static final Path TABLE = Path.of("target/planted-faults.md");

    @Test
    void everyPlantedFaultIsCaughtByAContractThatSaysWhatIsBroken() throws IOException {
        List<Row> rows = Faults.all().stream().map(FaultRun::of).toList();
        print(rows);

        assertThat(rows).filteredOn(row -> row.contract().isEmpty()).extracting(Row::markdown).isEmpty();
        assertThat(rows).filteredOn(row -> !row.message().startsWith("Broken promise: ")).extracting(Row::message).isEmpty();
        assertThat(rows).hasSizeGreaterThan(120);
    }

    @Test
    void everyMethodThatWritesIsBrokenInAtLeastThreeWays() {
        Map<Method, Long> faults = Faults.all().stream().collect(Collectors.groupingBy(Fault::method, Collectors.counting()));

        assertThat(Ports.writers()).allSatisfy(method -> assertThat(faults.getOrDefault(method, 0L))
                .as("%s", method)
                .isGreaterThanOrEqualTo(3));
    }

    private static void print(List<Row> rows) throws IOException {
        List<String> lines = Stream.concat(
                        Stream.of("| Store | Method | Fault | Caught by |", "|---|---|---|---|"),
                        rows.stream().map(Row::markdown))
                .toList();
        Files.createDirectories(TABLE.getParent());
        Files.write(TABLE, lines);
        System.out.println(String.join(System.lineSeparator(), lines));
    }
}
