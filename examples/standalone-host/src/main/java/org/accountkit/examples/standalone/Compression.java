package org.accountkit.examples.standalone;

import java.util.List;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.Handler;

/**
 * Compresses the long lists of the API, which contain no secret; the page's files are compressed already. The length of a compressed answer tells an
 * eavesdropper something about its content (BREACH), so whatever may contain a key, a token or a code is sent as it is.
 */
final class Compression {

    private static final List<String> PATHS = List.of(
            "/account/api/openapi.json", "/account/api/users", "/account/api/roles", "/account/api/audit-events");

    private static final List<String> TYPES = List.of("text/csv", "application/json");

    private Compression() {}

    static Handler of(Handler next) {
        CompressionConfig.Builder config = CompressionConfig.builder()
                .compressIncludeMethod("GET")
                .compressIncludeEncoding("gzip")
                .decompressExcludePath("/*");
        PATHS.forEach(config::compressIncludePath);
        TYPES.forEach(config::compressIncludeMimeType);
        CompressionHandler handler = new CompressionHandler(next);
        handler.putCompression(new GzipCompression());
        handler.putConfiguration("/*", config.build());
        return handler;
    }
}
