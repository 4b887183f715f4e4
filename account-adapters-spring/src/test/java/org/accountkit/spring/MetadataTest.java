package org.accountkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Editors complete the properties from this file. */
class MetadataTest {

    @Test
    void everyPropertyHasADescriptionAndADefault() throws IOException {
        try (InputStream file =
                MetadataTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            String metadata = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);

            assertThat(metadata)
                    .contains("\"accountkit.master-keys\"", "The keys that encrypt stored secrets")
                    .contains("\"accountkit.web.path\"", "\"accountkit.first-administrator.password\"")
                    .contains("\"accountkit.sessions.idle\"", "\"30m\"");
        }
    }
}
