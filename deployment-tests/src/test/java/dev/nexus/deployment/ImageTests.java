package dev.nexus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The images that Maven makes without an engine ({@code -Pimages,sbom}), which keep what the Dockerfile promises. Skipped where none was made;
 * {@code -Dnexus.images=required}, as {@code .ci/run} says it, makes that a failure.
 */
class ImageTests {

    private static final String DOCKERFILE = Checkout.read("docker/Dockerfile");

    static List<String> services() {
        return Checkout.SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void runsAsNobodyOnTheSamePortsAsTheDockerfileSays(String service) {
        var config = image(service).config();

        assertThat(DOCKERFILE).contains("USER 65532:65532\n").contains("EXPOSE 8080 8090 9090\n");
        assertThat(config.path("User").asString()).isEqualTo("65532:65532");
        assertThat(config.path("ExposedPorts").propertyNames())
                .containsExactlyInAnyOrder("8080/tcp", "8090/tcp", "9090/tcp");
        assertThat(texts(config.path("Env")))
                .contains(
                        "SERVER_PORT=8080",
                        "MANAGEMENT_SERVER_PORT=8090",
                        "SPRING_GRPC_SERVER_PORT=9090",
                        "NEXUS_MEDIA_DIR=/data/media");
        assertThat(DOCKERFILE)
                .contains("ENV SERVER_PORT=8080 MANAGEMENT_SERVER_PORT=8090 SPRING_GRPC_SERVER_PORT=9090"
                        + " NEXUS_MEDIA_DIR=/data/media\n");
    }

    @ParameterizedTest
    @MethodSource("services")
    void startsTheServiceWithTheSameOptionsAndTakesArguments(String service) {
        var config = image(service).config();

        var entryPoint = texts(config.path("Entrypoint"));
        assertThat(entryPoint.getFirst()).isEqualTo("java");
        assertThat(entryPoint.getLast()).matches("dev\\.nexus\\.\\w+\\.\\w+Application");
        assertThat(config.path("Cmd").isEmpty()).isTrue();
        assertThat(Pattern.compile("-XX:\\+?\\w+(=\\d+)?")
                        .matcher(DOCKERFILE
                                .lines()
                                .filter(line -> line.startsWith("ENTRYPOINT"))
                                .findFirst()
                                .orElseThrow()
                                .replaceAll("\"-XX:AOTCache[^\"]*\"", ""))
                        .results()
                        .map(option -> option.group()))
                .isNotEmpty()
                .isSubsetOf(entryPoint);
    }

    @ParameterizedTest
    @MethodSource("services")
    void changesOnlyASmallLayerWhenOnlyTheServiceChanges(String service) {
        var layers = image(service).layers();

        var own = layers.stream()
                .filter(layer -> layer.stream().anyMatch(file -> file.matches(".*/" + service + "-\\d[^/]*\\.jar")))
                .toList();
        assertThat(own).singleElement().satisfies(layer -> assertThat(layer).hasSize(1));
        var libraries = layers.stream()
                .filter(layer -> layer.stream().anyMatch(file -> file.contains("/spring-core-")))
                .toList();
        assertThat(libraries).singleElement().satisfies(layer -> assertThat(layer)
                .noneMatch(file -> file.contains("/platform-") || file.contains("/contracts-")));
    }

    @ParameterizedTest
    @MethodSource("services")
    void saysWhatItIsAndWhatIsInIt(String service) {
        var image = image(service);

        assertThat(image.config().path("Labels").propertyNames())
                .contains("org.opencontainers.image.title", "org.opencontainers.image.version");
        assertThat(image.layers()).anyMatch(layer -> layer.contains("/app/sbom.cdx.json"));
        var contents = Tree.ofYaml(Checkout.read(service + "/target/sbom/sbom.cdx.json"));
        assertThat(contents.path("bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(contents.at("/metadata/component/name").asString()).isEqualTo(service);
        assertThat(contents.path("components")
                        .valueStream()
                        .map(component -> component.path("name").asString()))
                .contains("spring-core", "platform")
                .doesNotContain("junit-jupiter-api", "platform-test");
    }

    private static ImageTar image(String service) {
        var tar = Checkout.path(service + "/target/image.tar");
        if (!"required".equals(System.getProperty("nexus.images"))) {
            Assumptions.assumeTrue(Files.exists(tar), "no image was made");
        }
        return ImageTar.read(tar);
    }

    private static List<String> texts(tools.jackson.databind.JsonNode list) {
        return list.valueStream().map(tools.jackson.databind.JsonNode::asString).toList();
    }
}
