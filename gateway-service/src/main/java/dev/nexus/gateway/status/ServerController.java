package dev.nexus.gateway.status;

import dev.nexus.platform.web.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets a client find out what it talks to before anybody signs in. */
@RestController
class ServerController {

    private static final List<String> FEATURES =
            List.of("accounts", "libraries", "imports", "streaming", "search", "progress", "notifications", "graph");

    /** As many as a listener reports in half an hour; playback-service refuses more. */
    private static final int REPORTS_PER_BATCH = 500;

    private final ServerView server;

    ServerController(@Value("${nexus.gateway.forwarding.json.total}") Duration requestLimit) {
        var limits =
                new ServerView.LimitsView(PageRequest.MAX_LIMIT, REPORTS_PER_BATCH, requestLimit.toMillis() / 1000.0);
        this.server = new ServerView(version(), FEATURES, limits);
    }

    /** Shows the version, what is there and how much of it. */
    @GetMapping("/api/v1/server")
    ServerView server() {
        return server;
    }

    /** From the manifest, which is there once it is packaged. */
    private static String version() {
        return Objects.requireNonNullElse(
                ServerController.class.getPackage().getImplementationVersion(), "development");
    }
}
