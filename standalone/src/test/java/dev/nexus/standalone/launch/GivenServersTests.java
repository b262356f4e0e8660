package dev.nexus.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nexus.standalone.CannotStart;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenServersTests {

    @TempDir
    Path home;

    @Test
    void areNeverEmbeddedOnes() {
        var installation = Installations.in(
                home,
                Map.of(
                        "NEXUS_DATABASE_URL", "jdbc:postgresql://db.example.org:5433/suite",
                        "NEXUS_AMQP_URL", "amqps://someone:secret@mq.example.org/%2Fvhost"));
        var suite = new Suite(installation, Secrets.loadOrCreate(installation.secrets()));

        assertThat(suite.embeddedPostgres()).isEmpty();
        assertThat(suite.embeddedBroker()).isEmpty();
        assertThat(suite.database().admin().user()).isEqualTo("postgres");
        assertThat(suite.broker().address()).isEqualTo("mq.example.org:5671");
    }

    @Test
    void areEmbeddedWhenNoneAreGiven() {
        var installation = Installations.in(home, Map.of("NEXUS_DATABASE_URL", " ", "NEXUS_AMQP_URL", ""));
        var suite = new Suite(installation, Secrets.loadOrCreate(installation.secrets()));

        assertThat(suite.embeddedPostgres()).isPresent();
        assertThat(suite.embeddedBroker()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://db/suite", "jdbc:postgresql://db", "jdbc:mysql://db/suite", "nonsense"})
    void areRefusedWhenTheirDatabaseUrlCannotBeUsed(String url) {
        var installation = Installations.in(home, Map.of("NEXUS_DATABASE_URL", url));
        var secrets = Secrets.loadOrCreate(installation.secrets());

        assertThatThrownBy(() -> Database.of(installation, secrets))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("NEXUS_DATABASE_URL cannot be used");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://u:hidden@mq", "mq.example.org", "amqp:///vhost", "amqp://u:hid den@mq", "u:hidden"})
    void areRefusedWhenTheirBrokerUrlCannotBeUsedWithoutShowingItsPassword(String url) {
        var installation = Installations.in(home, Map.of("NEXUS_AMQP_URL", url));
        var secrets = Secrets.loadOrCreate(installation.secrets());

        assertThatThrownBy(() -> MessageBroker.of(installation, secrets))
                .isInstanceOf(CannotStart.class)
                .hasMessage("NEXUS_AMQP_URL must look like amqp://user:password@host:port/vhost.");
    }

    @Test
    void areDescribedWithoutTheirPasswords() {
        var installation = Installations.in(
                home,
                Map.of(
                        "NEXUS_DATABASE_URL", "jdbc:postgresql://db/suite",
                        "NEXUS_DATABASE_PASSWORD", "hidden",
                        "NEXUS_AMQP_URL", "amqp://u:hidden@mq/vhost"));
        var secrets = Secrets.loadOrCreate(installation.secrets());

        assertThat(Database.of(installation, secrets).toString()).doesNotContain("hidden");
        assertThat(MessageBroker.of(installation, secrets).toString()).doesNotContain("hidden");
        assertThat(installation.toString()).doesNotContain("hidden");
    }
}
