package org.accountkit.examples.shop;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The shop's downloads, behind the download token. */
@RestController
class DownloadController {

    @GetMapping(path = "/downloads/price-list.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    String priceList() {
        return "A lamp costs 20.\n";
    }
}
