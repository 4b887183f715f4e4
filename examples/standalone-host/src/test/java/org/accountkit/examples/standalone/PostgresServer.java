package org.accountkit.examples.standalone;

import com.google.common.base.Suppliers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A PostgreSQL that ends with the JVM. */
final class PostgresServer implements SharedDatabase {

    private static final Supplier<PostgresServer> SHARED = Suppliers.memoize(PostgresServer::new);

    private final Path data;
    private final int port = Ports.free();
    private EmbeddedPostgres running;

    private PostgresServer() {
        try {
            data = Files.createTempDirectory("accountkit-postgresql");
            running = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one of this JVM, started when first used. */
    static PostgresServer shared() {
        return SHARED.get();
    }

    private EmbeddedPostgres launch() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Override
    public String url(int host, String database) {
        return running.getJdbcUrl("postgres", database);
    }

    @Override
    public String administration() {
        return url(0, "postgres");
    }

    @Override
    public void kill(int host) {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void restart(int host) {
        try {
            running = launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isCluster() {
        return false;
    }
}
