package dev.nexus.notification.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTests {

    private final AddressRules rules = Receiver.rules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                // This host, and loopback
                "0.0.0.0",
                "0.1.2.3",
                "127.0.0.1",
                "127.255.255.254",
                "::",
                "::1",
                // Private, shared and link-local; where clouds tell machines their keys
                "10.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "169.254.169.254",
                "168.63.129.16",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fe80::a9fe:a9fe%1",
                "febf::1",
                "fec0::1",
                // Protocols, documentation, measurements, multicast, reserved, broadcast
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "100::1",
                "2001:db8::1",
                "3fff::1",
                "5f00::1",
                "ff02::1",
                // Other addresses inside: Teredo, 6to4, NAT64, mapped, compatible
                "2001:0:7f00:1::1",
                "2002:7f00:1::1",
                "2002:808:808::1",
                "64:ff9b::7f00:1",
                "64:ff9b::808:808",
                "64:ff9b:1::a00:1",
                "::ffff:127.0.0.1",
                "::ffff:a9fe:a9fe",
                "::127.0.0.1",
                "::a00:1"
            })
    void closesWhatIsNotTheInternet(String address) {
        assertThat(rules.allows(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:4860:4860::8888",
                "2606:4700:4700::1111",
                "2a00:1450:4001:80b::200e",
                "::ffff:8.8.8.8"
            })
    void leavesTheInternetOpen(String address) {
        assertThat(rules.allows(InetAddress.ofLiteral(address))).isTrue();
    }

    /** Java makes IPv4 of mapped addresses when it reads them, but not when they come with a scope. */
    @ParameterizedTest
    @CsvSource({
        "00000000000000000000ffff7f000001, false",
        "00000000000000000000ffffa9fea9fe, false",
        "00000000000000000000ffff08080808, true"
    })
    void judgesAMappedAddressByWhatIsInIt(String hex, boolean open) throws UnknownHostException {
        var mapped = Inet6Address.getByAddress("mapped", HexFormat.of().parseHex(hex), 1);

        assertThat(mapped).isInstanceOf(Inet6Address.class);
        assertThat(rules.allows(mapped)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "10.20.0.0/16, 10.20.255.1, true",
        "10.20.0.0/16, ::ffff:10.20.255.1, true",
        "10.20.0.0/16, 10.21.0.1, false",
        "10.20.0.0/16, 8.8.8.8, true",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "127.0.0.0/8, ::1, false",
        "::1/128, ::1, true",
        "::1/128, 127.0.0.1, false",
        "fd12:3400::/24, fd12:34ff::1, true",
        "fd12:3400::/24, fd12:3500::1, false",
        "172.16.0.0/15, 172.17.3.4, true",
        "172.16.0.0/15, 172.18.0.0, false"
    })
    void opensWhatTheOperatorNames(String network, String address, boolean open) {
        var opened = Receiver.rules(network);

        assertThat(opened.allows(InetAddress.ofLiteral(address))).isEqualTo(open);
    }
}
