package org.accountkit.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserTest {

    @Test
    void takes200CodePoints() {
        String longest = "😀".repeat(200);

        assertThat(user(longest, longest).fullName()).isEqualTo(longest);
    }

    @Test
    void refusesMoreThan200CodePoints() {
        String longer = "x".repeat(201);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> user(longer, ""))
                .withMessage("A full name has at most 200 characters, none of them a control character.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> user("", longer))
                .withMessage("A description has at most 200 characters, none of them a control character.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\nb", "\u001B[31m", "\u007F", "\u0085"})
    void refusesControlCharacters(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> user(text, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> user("", text));
    }

    @Test
    void carriesAContactAndNothingElseChanges() {
        User.Contact contact = new User.Contact("ada@example.org", true);
        User ada = user("Ada", "first");

        User reachable = ada.withContact(Optional.of(contact));

        assertThat(reachable.contact()).contains(contact);
        assertThat(reachable.withContact(Optional.empty())).isEqualTo(ada);
    }

    private static User user(String fullName, String description) {
        return new User(
                new UserId("1"),
                Realm.DEFAULT,
                Username.of("ada"),
                fullName,
                description,
                true,
                Set.of(),
                Instant.EPOCH);
    }
}
