package dev.nexus.standalone.launch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.standalone.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTests {

    @TempDir
    Path home;

    @Test
    void namesThePortThatIsInUseAndHowToChooseAnother() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();
            var installation =
                    Installations.in(home, Map.of("NEXUS_PORT", Integer.toString(port), "NEXUS_PORT_BASE", "21000"));

            assertThatThrownBy(() -> new Preflight(installation).check())
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(
                            "Port %d, which gateway-service needs, is in use by another program: stop that one,"
                                    + " or choose another, such as NEXUS_PORT=%d ./nexus up.",
                            port, port + 1);
        }
    }

    @Test
    void namesTheInternalPortThatIsInUse() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var base = taken.getLocalPort() - 1;
            var installation =
                    Installations.in(home, Map.of("NEXUS_PORT", "21080", "NEXUS_PORT_BASE", Integer.toString(base)));

            assertThatThrownBy(() -> new Preflight(installation).check())
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Port %d, which user-service needs".formatted(base + 1))
                    .hasMessageContaining("NEXUS_PORT_BASE=%d ./nexus up".formatted(base + 100));
        }
    }

    @Test
    void saysHowMuchRoomIsMissing() {
        var preflight = new Preflight(Installations.in(home));

        assertThatThrownBy(() -> preflight.checkRoom(Long.MAX_VALUE))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("MB are free for " + home)
                .hasMessageContaining("NEXUS_HOME");
    }

    @Test
    void refusesDataWhoseSecretsAreGone() throws IOException {
        var installation = Installations.in(home, Map.of("NEXUS_PORT", "21080", "NEXUS_PORT_BASE", "21000"));
        Files.createDirectories(installation.postgres().resolve("data"));

        assertThatThrownBy(() -> new Preflight(installation).check())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("secrets.properties is gone");
    }

    @Test
    void refusesADirectoryThatCannotBeWritten() throws IOException {
        var notADirectory = Files.writeString(home.resolve("file"), "");

        assertThatThrownBy(() -> Installations.in(notADirectory))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Nexus cannot write in " + notADirectory);
    }

    @Test
    void isSilentWhenAllIsWell() {
        var installation = Installations.in(home, Map.of("NEXUS_PORT", "21080", "NEXUS_PORT_BASE", "21000"));

        assertThatCode(() -> new Preflight(installation).check()).doesNotThrowAnyException();
    }
}
