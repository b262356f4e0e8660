package dev.nexus.catalog.provider;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is asked about books.
 *
 * @param librivox files of LibriVox's catalogue, JSON lines, with gzip if they end with {@code .gz}
 * @param openlibrary dumps of Open Library's authors and works
 * @param online whether {@code openlibraryUrl} is asked for what the files do not know
 * @param openlibraryUrl where Open Library answers
 * @param timeout how long it may take
 */
@ConfigurationProperties("nexus.metadata")
record ProviderProperties(
        @DefaultValue List<Path> librivox,
        @DefaultValue List<Path> openlibrary,
        @DefaultValue("false") boolean online,
        @DefaultValue("https://openlibrary.org") URI openlibraryUrl,
        @DefaultValue("5s") Duration timeout) {

    ProviderProperties {
        librivox = given(librivox);
        openlibrary = given(openlibrary);
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("nexus.metadata.timeout must be more than 0");
        }
    }

    private static List<Path> given(@Nullable List<Path> files) {
        return files == null
                ? List.of()
                : files.stream().filter(file -> !file.toString().isBlank()).toList();
    }
}
