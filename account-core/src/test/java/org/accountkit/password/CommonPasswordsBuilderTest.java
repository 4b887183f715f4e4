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
        assertThat(CommonPasswordsBuilder.select(List.of("1234567", "\uD83D\uDE00".repeat(7), "12345678")))
                .containsExactly("12345678");
    }

    @Test
    void takes_each_once_normalized_and_in_lower_case() {
        assertThat(CommonPasswordsBuilder.select(List.of("PassWord", "password", "ｐａｓｓｗｏｒｄ")))
                .containsExactly("password");
    }

    @Test
    void takes_the_long_ones_before_the_more_frequent_ones() {
        List<String> list = Stream.concat(
                        numbered(CommonPasswordsBuilder.CAPACITY).stream(), Stream.of("iloveyouforever"))
                .toList();

        assertThat(CommonPasswordsBuilder.select(list))
                .hasSize(CommonPasswordsBuilder.CAPACITY)
                .startsWith("iloveyouforever", list.get(0))
                .doesNotContain(list.get(CommonPasswordsBuilder.CAPACITY - 1));
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj("entry-%06d"::formatted).toList();
    }
}
