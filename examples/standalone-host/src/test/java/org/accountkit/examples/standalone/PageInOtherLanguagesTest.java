package org.accountkit.examples.standalone;

import java.util.List;
import org.junit.jupiter.api.Tag;

/** Every panel in every state in the language with the longest words, and in one that is written from the right. */
@Tag("long")
class PageInOtherLanguagesTest extends PageEveryStateTest {

    @Override
    List<String> languages() {
        return List.of("de", "ar");
    }
}
