package org.accountkit.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A network address, or all addresses that share its first bits (CIDR, RFC 4632). Immutable. */
final class AddressRange {

    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final byte[] address;
    private final int bits;

    private AddressRange(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        byte[] address = parseAddress(literal).orElseThrow(() -> unreadable(text));
        int most = address.length * Byte.SIZE;
        int bits = slash < 0 ? most : parseBits(text, slash + 1);
        if (bits > most) {
            throw unreadable(text);
        }
        return new AddressRange(address, bits);
    }

    /** Returns the bytes of an address in text form; host names are never looked up. */
    static Optional<byte[]> parseAddress(String literal) {
        if (!LITERAL.matcher(literal).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(literal).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    boolean contains(String literal) {
        return parseAddress(literal).filter(this::sharesBits).isPresent();
    }

    private boolean sharesBits(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((other[bit / Byte.SIZE] ^ address[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int parseBits(String text, int from) {
        String bits = text.substring(from);
        if (!bits.matches("[0-9]{1,3}")) {
            throw unreadable(text);
        }
        return Integer.parseInt(bits);
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("'" + text + "' is neither an address nor a range such as 10.0.0.0/8.");
    }
}
