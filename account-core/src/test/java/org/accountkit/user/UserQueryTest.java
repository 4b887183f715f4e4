package org.accountkit.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.accountkit.user.UserStore.UserQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserQueryTest {

    private final UserQuery whole = UserQuery.in(new Realm("shop"));

    @Test
    void restrictsNothingAtFirst() {
        assertThat(whole.realm()).isEqualTo(new Realm("shop"));
        assertThat(whole.search()).isEmpty();
        assertThat(whole.role()).isEmpty();
        assertThat(whole.enabled()).isEmpty();
        assertThat(whole.after()).isEmpty();
        assertThat(whole.limit()).isEqualTo(50);
    }

    @Test
    void keepsEveryFilter() {
        UserQuery narrow = whole.withSearch("JÖ")
                .withRole("operator")
                .withEnabled(false)
                .withAfter("ada")
                .withLimit(7);

        assertThat(narrow.realm()).isEqualTo(new Realm("shop"));
        assertThat(narrow.search()).as("the search, folded").isEqualTo("jö");
        assertThat(narrow.role()).contains("operator");
        assertThat(narrow.enabled()).contains(false);
        assertThat(narrow.after()).isEqualTo("ada");
        assertThat(narrow.limit()).isEqualTo(7);
        assertThat(whole.search()).as("the query that it was made from").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void takesALimitWithinItsBounds(int limit) {
        assertThat(whole.withLimit(limit).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 1001})
    void refusesALimitOutOfBounds(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> whole.withLimit(limit))
                .withMessageContaining("1 to 1000");
    }
}
