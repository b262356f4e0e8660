package dev.nexus.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailServerTests {

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "localhost:25", "smtp:localhost", "smtp:///mail"})
    void refusesWhatIsNoMailServer(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailServer.at(URI.create(url), Duration.ofSeconds(1)))
                .withMessageContaining("NEXUS_SMTP_URL");
    }

    @Test
    void readsWhoItIsAtTheMailServer() {
        var server = MailServer.at(
                URI.create("smtp://nexus%40example.org:p%3Aw@mail.example.org?tls=required"), Duration.ofSeconds(1));

        assertThat(server.getHost()).isEqualTo("mail.example.org");
        assertThat(server.getPort()).isEqualTo(587);
        assertThat(server.getUsername()).isEqualTo("nexus@example.org");
        assertThat(server.getPassword()).isEqualTo("p:w");
        assertThat(server.getJavaMailProperties()).containsEntry("mail.smtp.starttls.required", "true");
    }
}
