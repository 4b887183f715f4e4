package org.accountkit.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.accountkit.jpa.FaultMatrix.Tried;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every use case that writes, with a fault at every statement and at every commit, on a database of its own. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class FaultMatrixContract {

    private final List<Tried> tried = new ArrayList<>();
    private FaultMatrix matrix;

    /** An empty database with our tables. */
    abstract DataSource dataSource();

    static List<UseCase> useCases() {
        return Stream.concat(OwnUseCases.all().stream(), OperatorUseCases.all().stream())
                .toList();
    }

    @BeforeAll
    void open() {
        matrix = new FaultMatrix(dataSource());
    }

    @ParameterizedTest
    @MethodSource("useCases")
    @Tag("A63")
    @Tag("A64")
    void a63LeavesTheOldStateOrTheNewOne(UseCase useCase) {
        Tried result = matrix.run(useCase);
        tried.add(result);
        assertThat(result.faults()).isGreaterThan(5);
    }

    @AfterAll
    void report() {
        matrix.close();
        FaultTable table = new FaultTable(tried);
        System.out.println(table.text());
        if (tried.size() == useCases().size()) {
            reported(table);
        }
    }

    /** Every use case has been run. */
    void reported(FaultTable table) {}
}
