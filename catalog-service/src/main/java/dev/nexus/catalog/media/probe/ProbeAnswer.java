package dev.nexus.catalog.media.probe;

import dev.nexus.catalog.media.FileChapter;
import dev.nexus.catalog.media.Picture;
import dev.nexus.catalog.media.ProbedFile;
import dev.nexus.catalog.media.Tags;
import dev.nexus.catalog.media.UnreadableAudio;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a probe's process says of a file, as one line of JSON: what it found, the piece that it cut (in Base64), or why it cannot. */
record ProbeAnswer(
        @Nullable Found found,
        @Nullable String segment,
        @Nullable Refused refused) {

    /** A file that can be read; the cover in Base64. */
    record Found(
            String mimeType,
            long durationMillis,
            Map<String, String> tags,
            List<FileChapter> chapters,
            @Nullable String cover) {}

    /** A file that cannot. */
    record Refused(UnreadableAudio.Reason reason, String message) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static ProbeAnswer found(ProbedFile file) {
        var cover = file.cover()
                .map(picture -> Base64.getEncoder().encodeToString(picture.bytes()))
                .orElse(null);
        return new ProbeAnswer(
                new Found(file.mimeType(), file.durationMillis(), file.tags().values(), file.chapters(), cover),
                null,
                null);
    }

    static ProbeAnswer refused(UnreadableAudio refused) {
        return new ProbeAnswer(null, null, new Refused(refused.reason(), String.valueOf(refused.getMessage())));
    }

    static ProbeAnswer segment(byte[] bytes) {
        return new ProbeAnswer(null, Base64.getEncoder().encodeToString(bytes), null);
    }

    static ProbeAnswer parse(String line) {
        return JSON.readValue(line, ProbeAnswer.class);
    }

    String line() {
        return JSON.writeValueAsString(this);
    }

    /**
     * The piece that was cut.
     *
     * @throws UnreadableAudio when it was refused
     */
    byte[] bytes() {
        requireNoRefusal();
        if (segment == null) {
            throw new IllegalStateException("The probe's process says nothing");
        }
        return Base64.getDecoder().decode(segment);
    }

    private void requireNoRefusal() {
        if (refused != null) {
            throw new UnreadableAudio(refused.reason(), refused.message());
        }
    }

    /**
     * What was found.
     *
     * @throws UnreadableAudio when it was refused
     */
    ProbedFile file() {
        requireNoRefusal();
        if (found == null) {
            throw new IllegalStateException("The probe's process says nothing");
        }
        var cover = Optional.ofNullable(found.cover())
                .map(Base64.getDecoder()::decode)
                .flatMap(Picture::of);
        return new ProbedFile(
                found.mimeType(), found.durationMillis(), new Tags(found.tags()), found.chapters(), cover);
    }
}
