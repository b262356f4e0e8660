package dev.nexus.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceEnvironmentTests {

    @TempDir
    Path home;

    private Secrets secrets;
    private ServiceEnvironment environment;

    @BeforeEach
    void prepare() {
        secrets = Secrets.loadOrCreate(Installations.in(home).secrets());
        environment = environment(Map.of("NEXUS_REGISTRATION", "closed"));
    }

    @Test
    void givesEachServiceItsOwnRoleAndPassword() {
        var variables = environment.of(AppService.PLAYBACK);

        assertThat(variables)
                .containsEntry("NEXUS_DATABASE_URL", "jdbc:postgresql://127.0.0.1:28832/nexus")
                .containsEntry("NEXUS_DATABASE_USER", "nexus_playback")
                .containsEntry(
                        "NEXUS_AMQP_URL", "amqp://nexus:%s@127.0.0.1:28872/nexus".formatted(secrets.brokerPassword()))
                .containsEntry("SERVER_PORT", "28803")
                .containsEntry("MANAGEMENT_SERVER_PORT", "28813")
                .containsEntry("SPRING_GRPC_SERVER_ADDRESS", "127.0.0.1")
                .containsEntry("SPRING_GRPC_SERVER_PORT", "28823");
        assertThat(variables.get("NEXUS_DATABASE_PASSWORD"))
                .isNotEqualTo(environment.of(AppService.USER).get("NEXUS_DATABASE_PASSWORD"));
    }

    @ParameterizedTest
    @EnumSource
    void bindsToThisMachineAloneAndKnowsThePublicKeys(AppService service) {
        assertThat(environment.of(service))
                .containsEntry("SERVER_ADDRESS", "127.0.0.1")
                .containsEntry("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1")
                .containsEntry("NEXUS_JWKS_URL", "http://127.0.0.1:28801/.well-known/jwks.json")
                .containsEntry("NEXUS_REGISTRATION", "closed");
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSecretKeyToThoseAloneWhoSealSomething(AppService service) {
        var seals = service == AppService.USER || service == AppService.NOTIFICATION;

        assertThat(environment.of(service).containsKey("NEXUS_SECRET_KEY")).isEqualTo(seals);
        assertThat(environment.of(service).containsKey("NEXUS_SECRET_KEY_PREVIOUS"))
                .isEqualTo(seals);
    }

    @Test
    void opensOnlyTheGatewayToTheNetwork() {
        var opened = environment(Map.of("NEXUS_ADDRESS", "0.0.0.0"));

        assertThat(opened.of(AppService.GATEWAY)).containsEntry("SERVER_ADDRESS", "0.0.0.0");
        assertThat(opened.of(AppService.USER)).containsEntry("SERVER_ADDRESS", "127.0.0.1");
    }

    @Test
    void tellsTheGatewayWhereTheServicesAreAndNothingOfTheServers() {
        assertThat(environment.of(AppService.GATEWAY))
                .containsEntry("NEXUS_USER_URL", "http://127.0.0.1:28801")
                .containsEntry("NEXUS_NOTIFICATION_URL", "http://127.0.0.1:28804")
                .containsEntry("NEXUS_CATALOG_RPC", "127.0.0.1:28822")
                .doesNotContainKeys("NEXUS_DATABASE_URL", "NEXUS_AMQP_URL");
    }

    @Test
    void keepsMailsInTheDataDirectoryUnlessToldOtherwise() {
        assertThat(environment.of(AppService.USER).get("NEXUS_MAIL_DIRECTORY")).endsWith("mail");
        assertThat(environment(Map.of("NEXUS_MAIL_DIRECTORY", "/var/mail")).of(AppService.USER))
                .containsEntry("NEXUS_MAIL_DIRECTORY", "/var/mail");
        assertThat(environment.of(AppService.NOTIFICATION).get("NEXUS_MAIL_DIRECTORY"))
                .isEqualTo(environment.of(AppService.USER).get("NEXUS_MAIL_DIRECTORY"));
        assertThat(environment.of(AppService.CATALOG)).doesNotContainKey("NEXUS_MAIL_DIRECTORY");
    }

    @Test
    void tellsTheUserServiceWhomToAskForAnExport() {
        assertThat(environment.of(AppService.USER))
                .containsEntry("NEXUS_CATALOG_URL", "http://127.0.0.1:28802")
                .containsEntry("NEXUS_PLAYBACK_URL", "http://127.0.0.1:28803")
                .containsEntry("NEXUS_NOTIFICATION_URL", "http://127.0.0.1:28804");
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheAdministratorOfAGivenDatabaseToItself(AppService service) {
        var given = environment(Map.of(
                "NEXUS_DATABASE_URL", "jdbc:postgresql://db.example.org/suite?sslmode=require",
                "NEXUS_DATABASE_USER", "boss",
                "NEXUS_DATABASE_PASSWORD", "boss's password",
                "NEXUS_AMQP_URL", "amqps://u:p@mq.example.org/vhost"));

        assertThat(given.of(service)).doesNotContainValue("boss's password").doesNotContainValue("boss");
        if (service != AppService.GATEWAY) {
            assertThat(given.of(service))
                    .containsEntry("NEXUS_DATABASE_URL", "jdbc:postgresql://db.example.org/suite?sslmode=require")
                    .containsEntry("NEXUS_AMQP_URL", "amqps://u:p@mq.example.org/vhost");
        }
    }

    private ServiceEnvironment environment(Map<String, String> given) {
        var installation = Installations.in(home, given);
        return new ServiceEnvironment(
                installation, secrets, Database.of(installation, secrets), MessageBroker.of(installation, secrets));
    }
}
