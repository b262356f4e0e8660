package dev.nexus.catalog.metadata;

import dev.nexus.catalog.media.FileNames;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The files beside a book's audio that say something of it. Which one a file is, its name decides. */
public final class Sidecars {

    /** No honest one is larger. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private Sidecars() {}

    /** Whether a file of this name is read as a sidecar. */
    public static boolean isNamedLikeOne(String name) {
        var own = own(name);
        return List.of("metadata.json", "desc.txt", "reader.txt").contains(own) || own.endsWith(".opf");
    }

    /**
     * Reads a sidecar.
     *
     * @throws UnreadableSidecar when it is not what its name says
     */
    public static Claims read(String name, byte[] bytes) throws UnreadableSidecar {
        return switch (own(name)) {
            case "metadata.json" -> MetadataJson.read(bytes);
            case "desc.txt" ->
                Claims.of(MetadataSource.TEXT_FILES)
                        .description(Optional.of(text(bytes)))
                        .build();
            case "reader.txt" ->
                Claims.of(MetadataSource.TEXT_FILES)
                        .narrators(text(bytes).lines().flatMap(People::split).toList())
                        .build();
            default -> PackageDocument.read(bytes);
        };
    }

    private static String own(String name) {
        return FileNames.withoutFolders(name).toLowerCase(Locale.ROOT);
    }

    /** UTF-8, or what old Windows tools wrote. */
    private static String text(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
