package org.accountkit.audit.engine;

import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** The network by which a client is counted. */
public final class ClientNetwork {

    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {}

    /**
     * Returns the network of an address. Anyone with an IPv6 address can choose from the whole /64.
     *
     * @param address the client's address, or whatever the host uses in its place
     * @return the /64 of an IPv6 address; otherwise the address
     */
    public static String of(String address) {
        if (!InetAddresses.isInetAddress(address)) {
            return address;
        }
        InetAddress parsed = InetAddresses.forString(address);
        return parsed instanceof Inet6Address
                ? HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK_BYTES)
                : parsed.getHostAddress();
    }
}
