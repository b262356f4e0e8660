package dev.nexus.catalog.media;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes probed files for tests. */
public final class Probed {

    private Probed() {}

    public static NamedFile file(String name, Map<String, String> tags) {
        return file(name, 60_000, tags, List.of());
    }

    public static NamedFile file(
            String name, long durationMillis, Map<String, String> tags, List<FileChapter> chapters) {
        return new NamedFile(
                new MediaName(UUID.randomUUID()),
                name,
                new ProbedFile("audio/mpeg", durationMillis, new Tags(tags), chapters, Optional.empty()));
    }
}
