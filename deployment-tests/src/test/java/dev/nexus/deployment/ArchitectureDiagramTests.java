package dev.nexus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.structurizr.Workspace;
import com.structurizr.dsl.StructurizrDslParser;
import com.structurizr.dsl.StructurizrDslParserException;
import com.structurizr.export.Diagram;
import com.structurizr.export.dot.DOTExporter;
import com.structurizr.model.Container;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The pictures of the architecture are those of its model, {@code docs/architecture/workspace.dsl}. With {@code -Dnexus.diagrams.write=true}
 * they are drawn anew, which needs Graphviz ({@code dot}).
 */
class ArchitectureDiagramTests {

    private static final String FOLDER = "docs/architecture/";

    @Test
    void showTheModelAsItIs() throws Exception {
        for (var diagram : diagrams()) {
            var file = Checkout.path(FOLDER + diagram.getKey() + ".svg");
            if (Boolean.getBoolean("nexus.diagrams.write")) {
                draw(diagram);
            }
            assertThat(Checkout.read(file))
                    .as("%s is out of date: -Dnexus.diagrams.write=true draws it", file)
                    .endsWith(mark(diagram));
            assertThat(Checkout.read("docs/architecture.md"))
                    .contains("](architecture/%s.svg)".formatted(diagram.getKey()));
        }
    }

    @Test
    void haveTheServicesThatThereAre() throws StructurizrDslParserException {
        var containers = workspace().getModel().getSoftwareSystemWithName("Nexus").getContainers().stream()
                .map(Container::getName)
                .collect(Collectors.toSet());

        assertThat(containers).containsAll(Checkout.SERVICES);
    }

    /** Between services what the network policies let through, and nothing else. */
    @Test
    void haveTheArrowsOfTheNetworkPolicies() throws StructurizrDslParserException {
        var drawn = workspace().getModel().getRelationships().stream()
                .filter(arrow -> Checkout.SERVICES.contains(arrow.getSource().getName()))
                .filter(arrow ->
                        Checkout.SERVICES.contains(arrow.getDestination().getName()))
                .map(arrow -> arrow.getSource().getName() + " -> "
                        + arrow.getDestination().getName())
                .collect(Collectors.toSet());
        var allowed = new NetworkArrows(Manifests.of("prod"))
                .all().stream().map(arrow -> arrow.split(":", -1)[0]).collect(Collectors.toSet());

        assertThat(drawn).isEqualTo(allowed);
    }

    private static Collection<Diagram> diagrams() throws StructurizrDslParserException {
        return new DOTExporter().export(workspace());
    }

    private static Workspace workspace() throws StructurizrDslParserException {
        var parser = new StructurizrDslParser();
        parser.parse(Checkout.path(FOLDER + "workspace.dsl").toFile());
        return parser.getWorkspace();
    }

    private static void draw(Diagram diagram) throws IOException {
        var dot = Files.createTempFile(diagram.getKey(), ".dot");
        Files.writeString(dot, diagram.getDefinition());
        var svg = Tool.named("dot").run("-Tsvg", dot.toString());
        Files.delete(dot);
        Files.writeString(Checkout.path(FOLDER + diagram.getKey() + ".svg"), svg + mark(diagram));
    }

    /** What ties a picture to what it was drawn from. */
    private static String mark(Diagram diagram) {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(diagram.getDefinition().getBytes(StandardCharsets.UTF_8));
            return "<!-- of workspace.dsl: " + HexFormat.of().formatHex(hash) + " -->\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
