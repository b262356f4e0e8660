package dev.nexus.platform.test.server;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/** Whether a Docker engine answers. */
final class Docker {

    private static final boolean ANSWERS = ask();

    private Docker() {}

    static boolean answers() {
        return ANSWERS;
    }

    private static boolean ask() {
        // Testcontainers tries for seconds, and loudly, where there is plainly no engine.
        boolean plausible = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return plausible && DockerClientFactory.instance().isDockerAvailable();
    }
}
