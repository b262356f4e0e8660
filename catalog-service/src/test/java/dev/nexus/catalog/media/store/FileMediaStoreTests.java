package dev.nexus.catalog.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStoreFull;
import dev.nexus.catalog.media.MissingMedia;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class FileMediaStoreTests {

    private static final byte[] BYTES = {1, 2, 3};

    private final MediaName name = new MediaName(UUID.fromString("0199a000-0000-7000-8000-00000000ab4f"));

    @TempDir
    Path directory;

    private FileMediaStore store;

    @BeforeEach
    void makeStore() {
        store = new FileMediaStore(directory, DataSize.ofBytes(0));
    }

    @Test
    void movesAReceivedFileOutOfTheWay() throws IOException {
        Path received = Files.write(store.receiving().resolve("part"), BYTES);

        store.stage(name, received);

        assertThat(received).doesNotExist();
        assertThat(store.read(name)).hasBinaryContent(BYTES);
    }

    @Test
    void hidesStagedBytesFromReaders() throws IOException {
        store.stage(name, Files.write(store.receiving().resolve("part"), BYTES));

        assertThatExceptionOfType(MissingMedia.class).isThrownBy(() -> store.open(name, 0, 1));
    }

    @Test
    void showsPublishedBytesUnderTheNameOfTheServer() throws IOException {
        store.stage(name, new ByteArrayInputStream(BYTES), count -> {});

        store.publish(name);

        try (var bytes = store.open(name, 1, 2)) {
            assertThat(bytes.readAllBytes()).containsExactly(2, 3);
        }
        assertThat(files()).containsExactly("media/4f/" + name);
    }

    @Test
    void publishesTwiceAsOnce() {
        store.stage(name, new ByteArrayInputStream(BYTES), count -> {});
        store.publish(name);

        store.publish(name);

        assertThat(store.read(name)).hasBinaryContent(BYTES);
    }

    @Test
    void tellsHowMuchItCopied() {
        var copied = new AtomicLong();

        store.stage(name, new ByteArrayInputStream(new byte[1_000_000]), copied::addAndGet);

        assertThat(copied).hasValue(1_000_000);
    }

    @Test
    void leavesNothingBehindWhenACopyFails() {
        InputStream broken = failing("unplugged");

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> store.stage(name, broken, count -> {}));
        assertThat(files()).isEmpty();
        assertThat(store.holds(name)).isFalse();
    }

    /** Promise 10: a full disk leaves nothing behind and is told as such. */
    @Test
    void tellsAFullDiskFromOtherFailures() {
        InputStream full = failing("No space left on device");

        assertThatExceptionOfType(MediaStoreFull.class).isThrownBy(() -> store.stage(name, full, count -> {}));
        assertThat(files()).isEmpty();
    }

    @Test
    void refusesEarlyWhatWouldNotFit() {
        var crowded = new FileMediaStore(directory, DataSize.ofTerabytes(1_000_000));

        assertThatExceptionOfType(MediaStoreFull.class).isThrownBy(() -> crowded.requireRoom(1));
        store.requireRoom(1);
    }

    @Test
    void discardsStagedAndPublishedBytes() {
        store.stage(name, new ByteArrayInputStream(BYTES), count -> {});
        store.publish(name);

        store.discard(name);
        store.discard(name);

        assertThat(store.holds(name)).isFalse();
        assertThat(files()).isEmpty();
    }

    private static InputStream failing(String message) {
        return new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException(message);
            }
        };
    }

    private List<String> files() {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
