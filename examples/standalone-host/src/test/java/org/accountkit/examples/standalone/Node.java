package org.accountkit.examples.standalone;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.accountkit.AccountServices;

/** One running host. The whole suite runs unchanged on each kind of server. */
public interface Node extends AutoCloseable {

    /** Starts a host of another kind; a class that implements this is named by the property. */
    interface Starter {
        Node start(HostSettings settings, Clock clock);
    }

    URI page();

    AccountServices accounts();

    /** What users have received so far, also from a node that is closed. */
    List<DeliveredReset> deliveredResets();

    /** Ends when everything that it began is done. */
    @Override
    void close();

    /** Starts a host on the server that the system property names: jetty, tomcat, jdk, or a {@link Starter}. */
    static Node start(HostSettings settings, Clock clock) {
        String server = System.getProperty("account.test.server", "jetty");
        return switch (server.toLowerCase(Locale.ROOT)) {
            case "jetty" -> standalone(settings, clock, HostServer::reserve);
            case "tomcat" -> standalone(settings, clock, TomcatServer::reserve);
            case "jdk" -> standalone(settings, clock, JdkServer::reserve);
            default -> starter(server).start(settings, clock);
        };
    }

    private static Node standalone(HostSettings settings, Clock clock, Function<HostSettings, WebServer> reserve) {
        LoggedResets resets = LoggedResets.start();
        StandaloneHost host = StandaloneHost.start(settings, clock, reserve);
        return new Node() {

            @Override
            public URI page() {
                return host.page();
            }

            @Override
            public AccountServices accounts() {
                return host.accounts();
            }

            @Override
            public List<DeliveredReset> deliveredResets() {
                return resets.seen();
            }

            @Override
            public void close() {
                host.close();
                resets.close();
            }
        };
    }

    private static Starter starter(String type) {
        try {
            return Class.forName(type)
                    .asSubclass(Starter.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("account.test.server names no server: " + type, e);
        }
    }
}
