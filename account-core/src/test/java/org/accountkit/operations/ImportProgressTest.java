package org.accountkit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.accountkit.operations.ImportListener.ImportProgress;
import org.junit.jupiter.api.Test;

class ImportProgressTest {

    @Test
    void countsRows() {
        ImportProgress progress = new ImportProgress(1, 20, 300).plus(4_000, 50_000, 600_000);

        assertThat(progress).isEqualTo(new ImportProgress(4_001, 50_020, 600_300));
        assertThat(progress.rows()).isEqualTo(654_321);
    }
}
