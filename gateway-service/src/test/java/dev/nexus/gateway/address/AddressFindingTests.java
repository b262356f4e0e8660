package dev.nexus.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.gateway.address.ProxySettings.ForwardingHeader;
import dev.nexus.platform.address.Network;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 18: only a trusted proxy says where a request came from. */
class AddressFindingTests {

    private static final String PROXY = "10.0.0.5";
    private static final String CLIENT = "203.0.113.7";

    private final AddressFinding direct = finding(ForwardingHeader.X_FORWARDED_FOR);
    private final AddressFinding behind = finding(ForwardingHeader.X_FORWARDED_FOR, "10.0.0.0/8", "2001:db8:aa::/48");
    private final AddressFinding standard = finding(ForwardingHeader.FORWARDED, "10.0.0.0/8", "2001:db8:aa::/48");

    private static AddressFinding finding(ForwardingHeader header, String... trusted) {
        return new AddressFinding(new ProxySettings(
                List.of(trusted).stream().map(Network::valueOf).toList(), header));
    }

    @Provide
    Arbitrary<List<String>> claims() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                "127.0.0.1",
                                "10.1.1.1",
                                "198.51.100.9",
                                "::1",
                                "unknown",
                                "_hidden",
                                "",
                                "localhost",
                                "1",
                                "evil\"",
                                "[2001:db8::1",
                                "for=1.1.1.1",
                                "203.0.113.99:80"),
                        Arbitraries.strings()
                                .withCharRange('!', '~')
                                .excludeChars(',')
                                .ofMaxLength(20))
                .list()
                .ofMaxSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fe80:0:0:0:1:2:3:4%eth0", "fe80:0:0:0:1:2:3:4%2"})
    void leavesOutThroughWhichCardALinkLocalClientCame(String remote) {
        var alone = direct.find(remote, List.of());
        var nearProxy = behind.find(remote, List.of());

        assertThat(alone.text()).isEqualTo("fe80:0:0:0:1:2:3:4").isEqualTo(nearProxy.text());
        assertThat(alone.network()).isEqualTo("fe80000000000000").isEqualTo(nearProxy.network());
    }

    @Property
    void believesNobodyUnlessAProxyIsTrusted(@ForAll("claims") List<String> claims) {
        assertThat(direct.find(CLIENT, claims).text()).isEqualTo(CLIENT);
    }

    @Property
    void believesNoStrangerWhoCallsDirectly(@ForAll("claims") List<String> claims) {
        assertThat(behind.find(CLIENT, claims).text()).isEqualTo(CLIENT);
    }

    @Property
    void findsWhatTheNearestProxyWroteWhateverTheClientWroteBefore(@ForAll("claims") List<String> claims) {
        var header = String.join(", ", claims) + (claims.isEmpty() ? "" : ", ") + CLIENT;

        assertThat(behind.find(PROXY, List.of(header)).text()).isEqualTo(CLIENT);
    }

    @Property
    void walksOverAllTrustedProxies(@ForAll("claims") List<String> claims) {
        var written = new ArrayList<>(claims);
        written.addAll(List.of(CLIENT, "10.3.3.3", "10.2.2.2"));

        assertThat(behind.find(PROXY, written).text()).isEqualTo(CLIENT);
    }

    @Property
    void findsTheSameInTheStandardHeader(@ForAll("claims") List<String> claims) {
        var written = String.join(", ", claims) + (claims.isEmpty() ? "" : ", ") + "proto=https;for=" + CLIENT
                + ";by=_x, For=\"10.3.3.3:4711\"";

        assertThat(standard.find(PROXY, List.of(written)).text()).isEqualTo(CLIENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7:4711 | 203.0.113.7",
                "[2001:db8::1]:4711 | 2001:db8:0:0:0:0:0:1",
                "2001:db8::1 | 2001:db8:0:0:0:0:0:1",
                "::ffff:203.0.113.7 | 203.0.113.7",
                "10.9.9.9 | 10.9.9.9",
                "unknown | 10.0.0.5",
                "localhost | 10.0.0.5",
                "203.0.113 | 10.0.0.5",
                "0x7f.0.0.1 | 10.0.0.5",
                "fe80::1%eth0 | 10.0.0.5",
                "198.51.100.9, unknown | 10.0.0.5",
                "198.51.100.9, unknown, 10.9.9.9 | 10.9.9.9",
            })
    void readsWhatProxiesWrite(String header, String address) {
        assertThat(behind.find(PROXY, List.of(header)).text()).isEqualTo(address);
    }

    @Test
    void takesTheProxyWhenItSaysNothing() {
        assertThat(behind.find(PROXY, List.of()).text()).isEqualTo(PROXY);
    }

    @Test
    void countsAnAddressOfIpv6ByItsSubscriber() {
        var one = behind.find("2001:db8:aa:0::9", List.of("2001:db8:1:2:3:4:5:6"));
        var other = behind.find("2001:db8:aa:0::9", List.of("2001:db8:1:2::1"));
        var neighbour = direct.find("2001:db8:1:3::1", List.of());

        assertThat(one.network()).isEqualTo(other.network()).isNotEqualTo(neighbour.network());
        assertThat(one.text()).isNotEqualTo(other.text());
        assertThat(direct.find(CLIENT, List.of()).network()).isEqualTo(CLIENT);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.128.0.0/9, 10.127.255.255, false",
        "10.128.0.0/9, 10.128.0.0, true",
        "192.168.1.1, 192.168.1.1, true",
        "192.168.1.1, 192.168.1.2, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, ::1, true",
    })
    void knowsWhatIsInANetwork(String network, String address, boolean inside) {
        assertThat(Network.valueOf(network).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "proxy", "::1/129", "", "10.0.0.0/x"})
    void refusesWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> Network.valueOf(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
