package dev.nexus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code docker-compose.yml} names what there is; CI checks it against its schema besides ({@code .ci/run}). */
class ComposeFileTests {

    private static final String TEXT = Checkout.read("docker-compose.yml");
    private static final JsonNode SERVICES = Tree.ofYaml(TEXT).path("services");

    @Test
    void bringsTheServersAllServicesAndWhatShowsThem() {
        assertThat(SERVICES.propertyNames())
                .containsAll(Checkout.SERVICES)
                .contains("postgres", "rabbitmq", "prometheus", "grafana", "mailpit");
        assertThat(SERVICES.valueStream()
                        .flatMap(service -> service.path("profiles").valueStream())
                        .map(JsonNode::asString))
                .containsOnly("core", "observability");
    }

    @Test
    void buildsEachServiceFromTheOneDockerfile() {
        for (var name : Checkout.SERVICES) {
            var service = SERVICES.path(name);
            assertThat(service.at("/build/args/SERVICE").asString()).isEqualTo(name);
            assertThat(Checkout.path(service.at("/build/dockerfile").asString()))
                    .exists();
            assertThat(service.path("user").asString()).isEqualTo("65532:65532");
            assertThat(service.path("read_only").asBoolean()).isTrue();
            assertThat(service.path("cap_drop").path(0).asString()).isEqualTo("ALL");
        }
    }

    @Test
    void takesOthersByAVersion() {
        assertThat(SERVICES.valueStream().map(service -> service.path("image").asString()))
                .allMatch(image -> image.matches("[\\w./-]+:[\\w.${}:-]+") && !image.contains("latest"));
    }

    @Test
    void mountsOnlyFoldersThatAreThere() {
        var mounted = SERVICES.valueStream()
                .flatMap(service -> service.path("volumes").valueStream())
                .map(volume -> volume.asString().replaceFirst("^\\$\\{\\w+:-([^}]+)}", "$1"))
                .filter(volume -> volume.startsWith("./"))
                .map(volume -> volume.split(":", -1)[0])
                .toList();

        assertThat(mounted).hasSizeGreaterThan(3).allSatisfy(path -> assertThat(Checkout.path(path))
                .exists());
    }

    @Test
    void waitsForServicesThatAreThereAndCanBeWaitedFor() {
        SERVICES.propertyStream().forEach(service -> service.getValue()
                .path("depends_on")
                .propertyStream()
                .forEach(awaited -> {
                    var other = awaited.getKey();
                    assertThat(SERVICES.has(other)).as(other).isTrue();
                    if (awaited.getValue().path("condition").asString().equals("service_healthy")) {
                        assertThat(SERVICES.path(other).has("healthcheck") || Checkout.SERVICES.contains(other))
                                .as(other)
                                .isTrue();
                    }
                }));
    }

    @Test
    void setsOnlyWhatIsDocumented() {
        var names = Checkout.SERVICES.stream()
                .flatMap(name -> SERVICES.path(name).path("environment").propertyNames().stream())
                .filter(name -> name.startsWith("NEXUS_"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(names).hasSizeGreaterThan(20).allSatisfy(name -> assertThat(Configuration.isDocumented(name))
                .as(name)
                .isTrue());
    }

    @Test
    void hasASecretForEachThatItDemands(@TempDir Path folder) throws Exception {
        var file = folder.resolve("env");

        makeSecrets(file);

        var made = values(file);
        var demanded = Pattern.compile("\\$\\{(\\w+):\\?")
                .matcher(TEXT)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(demanded).hasSizeGreaterThan(7);
        assertThat(made.keySet()).containsAll(demanded);
        assertThat(java.util.Base64.getDecoder().decode(made.get("NEXUS_SECRET_KEY")))
                .hasSize(32);
        // They stand in addresses.
        assertThat(made.get("COMPOSE_RABBITMQ_PASSWORD")).matches("[A-Za-z0-9_-]{32}");
        assertThat(Set.copyOf(made.values())).hasSameSizeAs(made.values());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void changesNoSecretThatIsThere(@TempDir Path folder) throws Exception {
        var file = folder.resolve("env");
        Files.writeString(file, "NEXUS_SECRET_KEY=mine\n");

        makeSecrets(file);
        var first = values(file);
        makeSecrets(file);

        assertThat(first).containsEntry("NEXUS_SECRET_KEY", "mine");
        assertThat(values(file)).isEqualTo(first);
    }

    private static void makeSecrets(Path file) throws IOException, InterruptedException {
        var process = new ProcessBuilder(Checkout.path("docker/secrets").toString(), file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private static Map<String, String> values(Path file) {
        return Checkout.read(file)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }
}
