package org.accountkit.operations.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.accountkit.user.UserId;
import org.accountkit.user.Username;
import org.junit.jupiter.api.Test;

class ImportedNamesTest {

    private final ImportedNames names = new ImportedNames(new SecureRandom());

    @Test
    void remembersTheFirstRowOfAName() {
        assertThat(names.noteUnlessKnown(Username.of("ada"), 7)).isEmpty();
        assertThat(names.noteUnlessKnown(Username.of("ADA"), 8)).contains(7L);
        assertThat(names.noteUnlessKnown(Username.of("bob"), 9)).isEmpty();
    }

    @Test
    void derivesTheSameRandomUuidFromTheSameNameInOneRunOnly() {
        UserId ada = names.idOf(Username.of("ada"));

        assertThat(names.idOf(Username.of("Ada"))).isEqualTo(ada).isNotEqualTo(names.idOf(Username.of("bob")));
        assertThat(new ImportedNames(new SecureRandom()).idOf(Username.of("ada")))
                .isNotEqualTo(ada);
    }

    /** RFC 9562, section 5.4. */
    @Test
    void derivesIdsThatLookLikeAnyOther() {
        List<UUID> ids = IntStream.range(0, 100)
                .mapToObj(i ->
                        UUID.fromString(names.idOf(Username.of("user-" + i)).value()))
                .toList();

        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
        });
        assertThat(ids.stream().map(id -> id.getMostSignificantBits() & 0xFFF).distinct())
                .as("the other bits are random")
                .hasSizeGreaterThan(50);
    }
}
