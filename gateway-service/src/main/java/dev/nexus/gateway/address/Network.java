package dev.nexus.gateway.address;

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
            throw new IllegalArgumentException("network '%s/%d' has no such prefix".formatted(first, prefix));
        }
    }

    /**
     * Reads a network as it stands in the configuration.
     *
     * @param text an address, a slash and a prefix; or one address alone
     * @return the network
     */
    public static Network valueOf(String text) {
        var slash = text.indexOf('/');
        var address = Literals.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException("network '" + text + "' is not of the form 10.0.0.0/8");
        }
        return new Network(
                address,
                slash < 0 ? address.getAddress().length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1)));
    }

    /** Whether an address is in this network; one of another family never is. */
    boolean contains(InetAddress address) {
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
