package org.accountkit.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommonPasswordsBuilderTest {

    @Test
    void the_same_list_makes_the_same_bytes() {
        List<String> list = numbered(10_000);

        assertThat(CommonPasswordsBuilder.build(list)).isEqualTo(CommonPasswordsBuilder.build(list));
    }

    @Test
    void leaves_out_what_is_shorter_than_8_code_points() {
        assertThat(CommonPasswordsBuilder.shorter(List.of("1234567", "\uD83D\uDE00".repeat(7), "12345678")))
                .containsExactly("12345678");
    }

    @Test
    void takes_each_once_normalized_and_in_lower_case() {
        assertThat(CommonPasswordsBuilder.shorter(List.of("PassWord", "password", "ｐａｓｓｗｏｒｄ")))
                .containsExactly("password");
    }

    @Test
    void tells_short_from_long_by_code_points() {
        String shorter = "\uD83D\uDE00".repeat(14);
        String longer = "\uD83D\uDE00".repeat(15);

        assertThat(CommonPasswordsBuilder.shorter(List.of(longer, shorter))).containsExactly(shorter);
        assertThat(CommonPasswordsBuilder.longer(List.of(longer, shorter))).containsExactly(longer);
    }

    @Test
    void takes_every_long_one_and_the_most_frequent_short_ones() {
        List<String> list = Stream.concat(
                        numbered(CommonPasswordsBuilder.SHORTER_COUNT + 1).stream(), Stream.of("iloveyouforever"))
                .toList();

        assertThat(CommonPasswordsBuilder.shorter(list))
                .isEqualTo(list.subList(0, CommonPasswordsBuilder.SHORTER_COUNT));
        assertThat(CommonPasswordsBuilder.longer(list)).containsExactly("iloveyouforever");
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj("entry-%06d"::formatted).toList();
    }
}
