package dev.nexus.notification.outbound;

import dev.nexus.platform.address.Network;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which addresses may be sent to: those of the internet and what the operator opened. Whoever names a receiver would otherwise
 * reach, through this server, what only this server can: its own ports, its neighbours, and the keys that a cloud tells its machines.
 */
@Component
class AddressRules {

    /** For whoever named the address; says nothing about what is there. */
    static final String REFUSAL = "the address is not reachable from here by rule";

    private static final int IPV4_BYTES = 4;

    /** Special purposes (RFC 6890 and the registry that came of it). */
    private static final List<Network> CLOSED_IPV4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // What Azure tells its machines comes from an address that looks like any other.
            "168.63.129.16/32");

    /** Nothing else has been given out: all of fe80, fc00, ff00, NAT64 and whatever comes is closed without being named. */
    private static final Network GLOBAL_IPV6 = Network.valueOf("2000::/3");

    /** Teredo and its kin, documentation, 6to4, documentation again. */
    private static final List<Network> CLOSED_IPV6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final List<Network> opened;

    AddressRules(OutboundSettings settings) {
        this.opened = settings.allowedNetworks();
    }

    /** Whether the operator has receivers in networks of their own. */
    boolean opensAny() {
        return !opened.isEmpty();
    }

    boolean allows(InetAddress address) {
        var meant = embedded(address);
        return contains(opened, address) || contains(opened, meant) || isPublic(meant);
    }

    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? !contains(CLOSED_IPV4, address)
                : GLOBAL_IPV6.contains(address) && !contains(CLOSED_IPV6, address);
    }

    /** The address of IPv4 that one of IPv6 stands for (mapped, or compatible: ::1 is 0.0.0.1, and closed); or else the address. */
    private static InetAddress embedded(InetAddress address) {
        var bytes = address.getAddress();
        var zeros = 0;
        while (zeros < bytes.length && bytes[zeros] == 0) {
            zeros++;
        }
        var head = bytes.length - IPV4_BYTES;
        var isMapped = zeros == head - 2 && bytes[head - 2] == -1 && bytes[head - 1] == -1;
        if (head == 0 || (zeros < head && !isMapped)) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, head, bytes.length));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean contains(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::valueOf).toList();
    }
}
