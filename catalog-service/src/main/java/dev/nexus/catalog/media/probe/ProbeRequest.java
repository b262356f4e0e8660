package dev.nexus.catalog.media.probe;

import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a probe's process is asked, as one line of JSON.
 *
 * @param path of the file
 * @param from where a piece begins, in milliseconds
 * @param to where it ends; 0 when no piece is wanted
 */
record ProbeRequest(String path, long from, long to) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static ProbeRequest probe(Path file) {
        return new ProbeRequest(file.toAbsolutePath().toString(), 0, 0);
    }

    static ProbeRequest segment(Path file, long from, long to) {
        return new ProbeRequest(file.toAbsolutePath().toString(), from, to);
    }

    static ProbeRequest parse(String line) {
        return JSON.readValue(line, ProbeRequest.class);
    }

    String line() {
        return JSON.writeValueAsString(this);
    }

    Path file() {
        return Path.of(path);
    }

    boolean isForSegment() {
        return to > 0;
    }
}
