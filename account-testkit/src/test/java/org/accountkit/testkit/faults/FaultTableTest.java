package org.accountkit.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.accountkit.testkit.faults.FaultRun.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every planted fault is caught by a contract, whose message says which promise is broken. */
@Tag("slow")
class FaultTableTest {

    private static final Path DOCUMENT = Path.of("../docs/persistence.md");

    @Test
    void everyPlantedFaultIsCaughtByAContractThatSaysWhatIsBroken() throws IOException {
        List<Row> rows = Faults.all().stream().map(FaultRun::of).toList();
        FaultTable table = new FaultTable(rows);
        table.print();

        assertThat(rows)
                .filteredOn(row -> row.contract().isEmpty())
                .extracting(Row::markdown)
                .as("faults that no contract catches")
                .isEmpty();
        assertThat(rows).extracting(Row::message).as("what contracts say").allMatch(FaultTableTest::isASentence);
        assertThat(rows).hasSizeGreaterThan(120);
        assertDocumented(table);
    }

    @Test
    void nothingIsCaughtWhereNothingIsBroken() {
        Fault none = new Fault(Ports.writers().get(0), "does what it should", Call::proceed);

        Row row = FaultRun.of(none);

        assertThat(row.message()).isEmpty();
        assertThat(row.contract()).isEmpty();
    }

    private static boolean isASentence(String message) {
        return message.matches("(?s)Broken promise: (?:An? \\w+|Every store|Upkeep|A violated key) [a-z0-9 ]+\\..*");
    }

    private static void assertDocumented(FaultTable table) throws IOException {
        String document = Files.readString(DOCUMENT);
        String expected = FaultTable.within(document, table.forDocument());
        if ("true".equals(System.getenv("ACCOUNT_UPDATE"))) {
            Files.writeString(DOCUMENT, expected);
            return;
        }
        assertThat(document)
                .as("docs/persistence.md; ACCOUNT_UPDATE=true writes it")
                .isEqualTo(expected);
    }

    @Test
    void everyMethodThatWritesIsBrokenInAtLeastThreeWays() {
        Map<Method, Long> faults =
                Faults.all().stream().collect(Collectors.groupingBy(Fault::method, Collectors.counting()));

        assertThat(Ports.writers())
                .allSatisfy(method -> assertThat(faults.getOrDefault(method, 0L))
                        .as("%s", method)
                        .isGreaterThanOrEqualTo(3));
    }
}
