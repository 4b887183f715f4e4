package org.accountkit.examples.standalone;

import java.util.List;

/** Real User-Agent headers, each after what the list of sessions calls it. */
final class UserAgents {

    private static final String WEBKIT = " AppleWebKit/537.36 (KHTML, like Gecko) ";
    private static final String APPLE = " AppleWebKit/605.1.15 (KHTML, like Gecko) ";
    private static final String MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
    private static final String WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
    private static final String LINUX = "Mozilla/5.0 (X11; Linux x86_64";
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)";
    private static final String IPAD = "Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X)";
    private static final String ANDROID = "Mozilla/5.0 (Linux; Android 10; K)";
    private static final String CHROME = "Chrome/131.0.0.0 Safari/537.36";
    private static final String MOBILE = "Chrome/131.0.0.0 Mobile Safari/537.36";

    static final List<List<String>> SAMPLES = List.of(
            List.of("Firefox on Linux", LINUX + "; rv:128.0) Gecko/20100101 Firefox/128.0"),
            List.of(
                    "Firefox on Windows",
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"),
            List.of("Firefox on Android", "Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0"),
            List.of("Firefox on iOS", IPHONE + APPLE + "FxiOS/132.0 Mobile/15E148 Safari/605.1.15"),
            List.of("SeaMonkey on Linux", LINUX + "; rv:91.0) Gecko/20100101 Firefox/91.0 SeaMonkey/2.53.18"),
            List.of("Chrome on Windows", WINDOWS + WEBKIT + CHROME),
            List.of("Chrome on macOS", MAC + WEBKIT + CHROME),
            List.of("Chrome on Linux", LINUX + ")" + WEBKIT + "HeadlessChrome/131.0.0.0 Safari/537.36"),
            List.of("Chrome on Android", ANDROID + WEBKIT + MOBILE),
            List.of("Chrome on ChromeOS", "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0)" + WEBKIT + CHROME),
            List.of("Chrome on iOS", IPHONE + APPLE + "CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1"),
            List.of("Chrome on iPadOS", IPAD + APPLE + "CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1"),
            List.of("Chromium on Linux", LINUX + ")" + WEBKIT + "Ubuntu Chromium/80.0.3987.87 " + CHROME),
            List.of("Edge on Windows", WINDOWS + WEBKIT + CHROME + " Edg/131.0.0.0"),
            List.of("Edge on Windows", WINDOWS + WEBKIT + "Chrome/64.0.3282.140 Safari/537.36 Edge/18.17763"),
            List.of("Edge on Android", ANDROID + WEBKIT + MOBILE + " EdgA/131.0.0.0"),
            List.of("Edge on iOS", IPHONE + APPLE + "Version/18.0 EdgiOS/131.0 Mobile/15E148 Safari/604.1"),
            List.of("Opera on Windows", WINDOWS + WEBKIT + CHROME + " OPR/114.0.0.0"),
            List.of("Opera on Windows", "Opera/9.80 (Windows NT 6.1; WOW64) Presto/2.12.388 Version/12.18"),
            List.of("Opera on iOS", IPHONE + APPLE + "Version/18.1 Mobile/15E148 Safari/604.1 OPT/5.0.4"),
            List.of("Samsung Internet on Android", ANDROID + WEBKIT + "SamsungBrowser/26.0 " + MOBILE),
            List.of("Vivaldi on Linux", LINUX + ")" + WEBKIT + CHROME + " Vivaldi/7.0.3495.11"),
            List.of("Yandex Browser on Windows", WINDOWS + WEBKIT + "Chrome/128.0 YaBrowser/24.10 Safari/537.36"),
            List.of("DuckDuckGo on macOS", MAC + APPLE + "Version/18.1 Safari/605.1.15 Ddg/18.1"),
            List.of(
                    "Silk on Android",
                    "Mozilla/5.0 (Linux; Android 11; KFRASWI)" + WEBKIT + "Silk/130.4.1 like " + CHROME),
            List.of("Safari on macOS", MAC + APPLE + "Version/18.1 Safari/605.1.15"),
            List.of("Safari on iOS", IPHONE + APPLE + "Version/18.1 Mobile/15E148 Safari/604.1"),
            List.of("Safari on iPadOS", MAC + APPLE + "Version/18.1 Mobile/15E148 Safari/604.1"),
            List.of("GNOME Web on Linux", LINUX + ")" + APPLE + "Version/17.0 Safari/605.1.15 Epiphany/605.1.15"),
            List.of(
                    "Android Browser on Android",
                    "Mozilla/5.0 (Linux; U; Android 4.0.3; de-de)"
                            + " AppleWebKit/534.30 (KHTML, like Gecko) Version/4.0 Mobile Safari/534.30"),
            List.of(
                    "Internet Explorer on Windows",
                    "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko"),
            List.of("Firefox on FreeBSD", "Mozilla/5.0 (X11; FreeBSD amd64; rv:128.0) Gecko/20100101 Firefox/128.0"),
            List.of(
                    "Safari on Tizen",
                    "Mozilla/5.0 (SMART-TV; Linux; Tizen 5.0)" + WEBKIT + "Version/5.0 TV Safari/537.36"),
            List.of(
                    "PowerShell on Windows",
                    "Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.22621"),
            List.of("device.browser on Linux", "Mozilla/5.0 (X11; Linux x86_64) Gecko"),
            List.of("curl", "curl/8.5.0"),
            List.of("Wget", "Wget/1.21.4 (linux-gnu)"),
            List.of("python-requests", "python-requests/2.32.3"),
            List.of("Go-http-client", "Go-http-client/2.0"),
            List.of("okhttp", "okhttp/4.12.0"),
            List.of("Apache-HttpClient", "Apache-HttpClient/5.3.1 (Java/17.0.12)"),
            List.of("Java-http-client", "Java-http-client/17.0.12"),
            List.of("PostmanRuntime", "PostmanRuntime/7.42.0"),
            List.of("a client that only we know", "a client that only we know"),
            List.of("device.unknown", ""));

    private UserAgents() {}
}
