package dev.nexus.gateway.docs;

import dev.nexus.gateway.route.Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The files below {@code /docs}: a closed list, so that no path leads anywhere else. */
@Component
class Documentation {

    /** The page itself. */
    static final String PAGE = "/docs";

    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final MediaType STYLE = MediaType.parseMediaType("text/css;charset=UTF-8");
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final String VIEWER = "META-INF/resources/webjars/swagger-ui/*/";

    private final Map<String, DocumentationFile> files = new HashMap<>();

    Documentation(EventDocuments events) {
        files.putAll(events.files());
        own("/docs/assets/events.css", "docs/events.css", STYLE);
        own(PAGE, "docs/index.html", HTML);
        own("/docs/assets/docs.js", "docs/docs.js", SCRIPT);
        own("/docs/assets/docs.css", "docs/docs.css", STYLE);
        viewer("swagger-ui-bundle.js", SCRIPT);
        viewer("swagger-ui-standalone-preset.js", SCRIPT);
        viewer("swagger-ui.css", STYLE);
        viewer("favicon-32x32.png", MediaType.IMAGE_PNG);
        Stream.concat(Stream.of("gateway"), Arrays.stream(Backend.values()).map(Backend::label))
                .forEach(service -> own(
                        "/docs/openapi/" + service + ".json",
                        "openapi/" + service + ".json",
                        MediaType.APPLICATION_JSON));
    }

    Optional<DocumentationFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private void own(String path, String resource, MediaType type) {
        files.put(path, DocumentationFile.read(new ClassPathResource(resource), type));
    }

    /** Its version is a part of the folder, and nowhere else than in the build. */
    private void viewer(String name, MediaType type) {
        var resolver = new PathMatchingResourcePatternResolver();
        try {
            var found = List.of(resolver.getResources("classpath*:" + VIEWER + name));
            files.put("/docs/assets/" + name, DocumentationFile.read(found.getFirst(), type));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
