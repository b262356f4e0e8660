package dev.nexus.notification.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedNamesTests {

    private final GuardedNames names = new GuardedNames(InetAddress::getAllByName, Receiver.rules());

    /** Whether or not Java can read it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0x7f.1",
                "0x7f000001",
                "0",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]"
            })
    void giveNoAddressOfThisMachine(String host) {
        assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> names.resolve(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "[2606:4700:4700::1111]"})
    void giveAddressesOfTheInternet(String host) throws UnknownHostException {
        assertThat(names.resolve(host)).containsExactly(InetAddress.getByName(host));
    }

    @Test
    void giveNothingForANameWithoutAddresses() {
        var empty = new GuardedNames(_ -> new InetAddress[0], Receiver.rules());

        assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> empty.resolve("empty.example"));
    }
}
