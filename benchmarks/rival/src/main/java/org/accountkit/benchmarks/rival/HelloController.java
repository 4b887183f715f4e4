package org.accountkit.benchmarks.rival;

import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers with as many bytes as the other sides do. */
@RestController
class HelloController {

    @GetMapping(path = "/hello", produces = MediaType.TEXT_PLAIN_VALUE)
    String hello(Authentication caller) {
        return "Hello, " + caller.getName() + ". You may:\n  (nothing beyond your own settings)\n";
    }
}
