package org.accountkit.jpa;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a driver and its server, and stops passing on answers while it accepts whatever is sent. */
final class StallingProxy implements AutoCloseable {

    private static final int NEVER = Integer.MAX_VALUE;

    private final ServerSocket server;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "stalling-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger answersLeft = new AtomicInteger(NEVER);

    /** Passes on what is sent to a port of this machine. */
    StallingProxy(int port) {
        this.port = port;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Passes on so many more answers, and then none. */
    void stallAfter(int answers) {
        answersLeft.set(answers);
    }

    /** Passes on everything again, on new connections. */
    void resume() {
        answersLeft.set(NEVER);
        sockets.forEach(StallingProxy::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket target = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.add(client);
        sockets.add(target);
        threads.execute(() -> pass(client, target, false));
        threads.execute(() -> pass(target, client, true));
    }

    private void pass(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!answers || mayPass()) {
                    out.write(buffer, 0, read);
                }
            }
            close(to);
        } catch (IOException e) {
            close(to);
        }
    }

    private boolean mayPass() {
        return answersLeft.getAndUpdate(left -> left == NEVER || left == 0 ? left : left - 1) > 0;
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        close(server);
        sockets.forEach(StallingProxy::close);
        threads.shutdownNow();
    }
}
