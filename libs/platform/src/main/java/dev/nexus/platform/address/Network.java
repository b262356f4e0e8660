package dev.nexus.platform.address;

import java.net.InetAddress;

/**
 * A block of addresses (CIDR).
 *
 * @param first an address of the block
 * @param prefix how many leading bits are those of the block
 */
public record Network(InetAddress first, int prefix) {

    /** Refuses a prefix that the address has not. */
    public Network {
        if (prefix < 0 || prefix > first.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException(
                    "network '%s/%d' has no such prefix".formatted(first.getHostAddress(), prefix));
        }
    }

    /** Reads a network as it stands in the configuration: an address, a slash and a prefix; or one address alone. */
    public static Network valueOf(String text) {
        var slash = text.indexOf('/');
        try {
            var address = literal(slash < 0 ? text : text.substring(0, slash));
            var bits = address.getAddress().length * Byte.SIZE;
            return new Network(address, slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1)));
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(
                    "network '%s' is not of the form 10.0.0.0/8 or fd00::/8".formatted(text), broken);
        }
    }

    /** Java reads 10.20 as 10.0.0.20, which nobody means who writes 10.20/16. */
    private static InetAddress literal(String text) {
        if (text.indexOf(':') < 0 && !text.matches("[0-9]+(\\.[0-9]+){3}")) {
            throw new IllegalArgumentException(text);
        }
        return InetAddress.ofLiteral(text);
    }

    /** Whether an address is in this network; one of another family never is. */
    public boolean contains(InetAddress address) {
        var mine = first.getAddress();
        var other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (var bit = 0; bit < prefix; bit += Byte.SIZE) {
            var mask = 0xff << Math.max(0, bit + Byte.SIZE - prefix);
            if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }
}
