package dev.nexus.gateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The page to try the graph on, with all that it loads: a closed list, and only where the graph may be explored. */
@Component
@ConditionalOnBooleanProperty("nexus.gateway.graph.explorable")
class GraphPage {

    /** The page itself. */
    static final String PAGE = "/graphiql";

    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final MediaType STYLE = MediaType.parseMediaType("text/css;charset=UTF-8");
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final String PARTS = "classpath*:META-INF/resources/webjars/";

    private final Map<String, DocumentationFile> files = new HashMap<>();

    GraphPage() {
        own(PAGE, "index.html", HTML);
        own(PAGE + "/assets/explorer.js", "explorer.js", SCRIPT);
        own(PAGE + "/assets/explorer.css", "explorer.css", STYLE);
        part("graphiql/*/graphiql.min.js", SCRIPT);
        part("graphiql/*/graphiql.min.css", STYLE);
        part("react/*/umd/react.production.min.js", SCRIPT);
        part("react-dom/*/umd/react-dom.production.min.js", SCRIPT);
    }

    Optional<DocumentationFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private void own(String path, String name, MediaType type) {
        files.put(path, DocumentationFile.read(new ClassPathResource("graphiql/" + name), type));
    }

    /** Its version is a part of the folder, and nowhere else than in the build. */
    private void part(String pattern, MediaType type) {
        try {
            var found = List.of(new PathMatchingResourcePatternResolver().getResources(PARTS + pattern));
            var name = pattern.substring(pattern.lastIndexOf('/') + 1);
            files.put(PAGE + "/assets/" + name, DocumentationFile.read(found.getFirst(), type));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
