package org.accountkit.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.accountkit.user.Username.SearchTerms;
import org.junit.jupiter.api.Test;

class SearchTermsTest {

    @Test
    void areTheUserNameAndTheWordsOfTheFullName() {
        assertThat(termsOf("Ada", "")).containsExactly("ada");
        assertThat(termsOf("al", "Ada  King,\u00A0Countess"))
                .containsExactlyInAnyOrder("al", "ada", "king,", "countess");
    }

    @Test
    void beginAtALetterOrDigitAfterNoneToo() {
        assertThat(termsOf("x", "Jean-Luc")).containsExactlyInAnyOrder("x", "jean-luc", "luc");
        assertThat(termsOf("x", "(O'Neil2)")).containsExactlyInAnyOrder("x", "(o'neil2)", "o'neil2)", "neil2)");
        assertThat(termsOf("x", "हिन्दी 😀a")).containsExactlyInAnyOrder("x", "हिन्दी", "😀a", "a");
    }

    @Test
    void areFoldedLikeAUserName() {
        assertThat(termsOf("x", "ＪÖRG ΟΔΥΣΣΕΥΣ")).containsExactlyInAnyOrder("x", "jörg", "οδυσσευσ");
    }

    @Test
    void areCutOffBetweenCodePoints() {
        assertThat(termsOf("x", "a" + "😀".repeat(199)))
                .contains("a" + "😀".repeat(127))
                .allSatisfy(term -> assertThat(term.length()).isLessThanOrEqualTo(255));
        assertThat(termsOf("x", "😀".repeat(200))).containsExactlyInAnyOrder("x", "😀".repeat(127));
    }

    private static Set<String> termsOf(String username, String fullName) {
        return SearchTerms.of(new User(
                new UserId("1"), Realm.DEFAULT, Username.of(username), fullName, "", true, Set.of(), Instant.EPOCH));
    }
}
