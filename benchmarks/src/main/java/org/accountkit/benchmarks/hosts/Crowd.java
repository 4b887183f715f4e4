package org.accountkit.benchmarks.hosts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that all sign in at the same time, and again and again. Each has its own address in 127.1.0.0/16, because many
 * attempts from one address would be throttled.
 */
final class Crowd {

    private static final long SMALL_STACK = 128 * 1024;
    private static final int MOST_UNEXPECTED = 5;
    private static final int BYTE = 250;

    private final int port;
    private final boolean patient;
    private final List<Thread> clients = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicLong signedIn = new AtomicLong();
    private final Latencies refusals = new Latencies();
    private final List<String> unexpected = new ArrayList<>();

    /**
     * @param port where to
     * @param patient whether a refused client waits as Retry-After says
     */
    Crowd(int port, boolean patient) {
        this.port = port;
        this.patient = patient;
    }

    void start(List<byte[]> signIns) {
        CountDownLatch connected = new CountDownLatch(signIns.size());
        for (int i = 0; i < signIns.size(); i++) {
            byte[] signIn = signIns.get(i);
            InetAddress from = address(i);
            clients.add(new Thread(null, () -> signInAgainAndAgain(signIn, from, connected), "client", SMALL_STACK));
        }
        clients.forEach(Thread::start);
    }

    private static InetAddress address(int client) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 1, (byte) (client / BYTE), (byte) (client % BYTE + 1)});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private void signInAgainAndAgain(byte[] signIn, InetAddress from, CountDownLatch connected) {
        boolean first = true;
        while (stopped.getCount() > 0) {
            try (Connection connection = new Connection(port, from)) {
                if (first) {
                    first = false;
                    connected.countDown();
                    connected.await();
                }
                signInOn(connection, signIn);
            } catch (IOException e) {
                note(e.toString());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void signInOn(Connection connection, byte[] signIn) throws IOException, InterruptedException {
        while (stopped.getCount() > 0) {
            Answer answer = connection.send(signIn);
            if (answer.isOk()) {
                signedIn.incrementAndGet();
            } else if (answer.isRefusal()) {
                refused(answer);
            } else {
                note(answer.toString());
            }
        }
    }

    private void refused(Answer answer) throws InterruptedException {
        synchronized (refusals) {
            refusals.add(answer.nanos());
        }
        if (patient) {
            stopped.await(answer.retryAfter(), TimeUnit.SECONDS);
        }
    }

    private void note(String what) {
        synchronized (unexpected) {
            if (stopped.getCount() > 0 && unexpected.size() < MOST_UNEXPECTED) {
                unexpected.add(what);
            }
        }
    }

    void stop() throws InterruptedException {
        stopped.countDown();
        for (Thread client : clients) {
            client.join();
        }
    }

    long signedIn() {
        return signedIn.get();
    }

    Latencies refusals() {
        return refusals;
    }

    /** Returns the first answers and failures that were neither a success nor a proper refusal. */
    List<String> unexpected() {
        return unexpected;
    }
}
