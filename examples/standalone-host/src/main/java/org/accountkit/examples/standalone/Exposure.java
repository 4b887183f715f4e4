package org.accountkit.examples.standalone;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the host listens, and what it says about its work.
 *
 * @param address the address to listen on
 * @param metricsPort the port on which metrics can be read without signing in; empty for none
 * @param accessLog whether each request is logged
 */
record Exposure(InetAddress address, Optional<Integer> metricsPort, boolean accessLog) {

    /** A host name would be looked up, and may change. */
    private static final Pattern IP_ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    static final InetAddress LOOPBACK = parse("127.0.0.1");

    static InetAddress parse(String text) {
        try {
            if (IP_ADDRESS.matcher(text).matches()) {
                return InetAddress.getByName(text);
            }
        } catch (UnknownHostException e) {
            // refused below, as any other text
        }
        throw new IllegalArgumentException("It must be an IP address, such as 127.0.0.1 or 0.0.0.0.");
    }

    boolean isLoopback() {
        return address.isLoopbackAddress();
    }

    /** Returns the host part of a URL at which this machine reaches the host. */
    String urlHost() {
        InetAddress reachable = address.isAnyLocalAddress() ? LOOPBACK : address;
        String text = reachable.getHostAddress();
        return text.indexOf(':') < 0 ? text : '[' + text + ']';
    }
}
