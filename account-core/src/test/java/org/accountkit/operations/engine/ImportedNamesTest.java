package org.accountkit.operations.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Test;

class ImportedNamesTest {

    private final ImportedNames names = new ImportedNames();

    @Test
    void remembers_the_row_of_a_recent_name_in_any_spelling() {
        assertThat(names.earlierRow(Username.of("Ada"), 3)).isEmpty();
        assertThat(names.earlierRow(Username.of("ada"), 4)).contains(3L);
    }

    @Test
    void needs_no_more_memory_for_a_million_names() {
        for (int row = 0; row < 1_000_000; row++) {
            names.earlierRow(Username.of("user-" + row), row);
        }

        assertThat(names.remembered()).isEqualTo(ImportedNames.REMEMBERED);
        assertThat(names.earlierRow(Username.of("user-999999"), 0)).contains(999_999L);
    }

    @Test
    void recognizes_a_user_by_an_id_that_looks_random() {
        UserId ada = names.idOf(Username.of("Ada"));

        assertThat(names.idOf(Username.of("ada"))).isEqualTo(ada);
        assertThat(new ImportedNames().idOf(Username.of("ada"))).isNotEqualTo(ada);
        assertThat(UUID.fromString(ada.value()).version()).isEqualTo(4);
        assertThat(UUID.fromString(ada.value()).variant()).isEqualTo(2);
    }

    @Test
    void gives_different_names_different_ids() {
        Set<UserId> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(names.idOf(Username.of("user-" + i)));
        }
        assertThat(ids).hasSize(10_000);
    }
}
