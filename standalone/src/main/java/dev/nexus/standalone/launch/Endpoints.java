package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A file that is there while Nexus is ready and says where; for {@code nexus demo}, {@code up --detach} and tests. */
final class Endpoints {

    private final Path file;
    private final Installation installation;

    Endpoints(Installation installation) {
        this.installation = installation;
        this.file = installation.run().resolve("endpoints.properties");
    }

    /** Only the owner may read it: the broker's URL has its password. */
    void write(Suite suite) {
        var content =
                "url=%s\namqp=%s\n".formatted(installation.url(), suite.broker().url());
        try {
            var draft = file.resolveSibling("endpoints.new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CannotStart("Cannot write %s: %s.".formatted(file, e), e);
        }
    }

    /** Where the gateway is; empty while Nexus does not run. */
    Optional<String> url() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .filter(line -> line.startsWith("url="))
                            .map(line -> line.substring("url=".length()))
                            .findFirst()
                    : Optional.empty();
        } catch (IOException e) {
            throw new CannotStart("Cannot read %s: %s.".formatted(file, e), e);
        }
    }

    boolean areThere() {
        return Files.exists(file);
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot delete " + file, e);
        }
    }
}
