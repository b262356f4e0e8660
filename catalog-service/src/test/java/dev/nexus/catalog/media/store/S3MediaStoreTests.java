package dev.nexus.catalog.media.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nexus.catalog.media.MediaContent;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MissingMedia;
import dev.nexus.catalog.media.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** The store on a real S3 server. */
class S3MediaStoreTests {

    @TempDir
    private static Path servers;

    private static S3Server server;

    @TempDir
    private static Path directory;

    private static S3MediaStore store;

    private final MediaName name = new MediaName(UUID.randomUUID());

    @BeforeAll
    static void startTheServer() throws IOException {
        server = S3Server.start(servers);
        store = store(false, S3Server.SECRET_KEY);
    }

    @AfterAll
    static void stopTheServer() {
        store.close();
        server.close();
    }

    @Test
    void hidesStagedBytesUntilTheyArePublished() throws IOException {
        byte[] bytes = random(100_000);
        store.stage(name, new ByteArrayInputStream(bytes), count -> {});

        assertThat(store.holds(name)).isTrue();
        assertThat(store.read(name)).hasBinaryContent(bytes);
        assertThatExceptionOfType(MissingMedia.class).isThrownBy(() -> store.open(name, 0, 9));

        store.publish(name);
        assertThat(store.holds(name)).isTrue();
        assertThat(all(bytes.length)).isEqualTo(bytes);
        assertThat(directory.resolve("staging").resolve(name.toString())).doesNotExist();
        assertThat(store.read(name)).hasBinaryContent(bytes);
    }

    @Test
    void publishesTwiceAsOnce() throws IOException {
        store.stage(name, new ByteArrayInputStream(random(10)), count -> {});
        store.publish(name);

        store.publish(name);

        assertThat(all(10)).hasSize(10);
        assertThatExceptionOfType(MissingMedia.class).isThrownBy(() -> store.publish(new MediaName(UUID.randomUUID())));
    }

    /** Above what goes up in one part. */
    @Test
    void publishesLargeFilesInParts() throws IOException {
        byte[] bytes = random(20 * 1024 * 1024);
        store.stage(name, new ByteArrayInputStream(bytes), count -> {});

        store.publish(name);

        assertThat(Sha256.of(all(bytes.length))).isEqualTo(Sha256.of(bytes));
    }

    @Test
    void anyPartIsExact() throws IOException {
        byte[] bytes = random(300_000);
        store.stage(name, new ByteArrayInputStream(bytes), count -> {});
        store.publish(name);
        var random = new Random(9);

        for (int round = 0; round < 30; round++) {
            int first = random.nextInt(bytes.length);
            int last = first + random.nextInt(bytes.length - first);
            try (InputStream part = store.open(name, first, last)) {
                assertThat(part.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, first, last + 1));
            }
        }
    }

    @Test
    void hangsUpWhenAListenerDoes() throws IOException {
        byte[] bytes = random(8 * 1024 * 1024);
        store.stage(name, new ByteArrayInputStream(bytes), count -> {});
        store.publish(name);

        for (int round = 0; round < 60; round++) {
            try (InputStream part = store.open(name, 0, bytes.length - 1)) {
                assertThat(part.readNBytes(1_000)).isEqualTo(Arrays.copyOf(bytes, 1_000));
            }
        }
        assertThat(all(bytes.length)).isEqualTo(bytes);
    }

    @Test
    void discardsForGood() {
        store.stage(name, new ByteArrayInputStream(random(10)), count -> {});
        store.publish(name);
        store.read(name);

        store.discard(name);
        store.discard(name);

        assertThat(store.holds(name)).isFalse();
        assertThatExceptionOfType(MissingMedia.class).isThrownBy(() -> store.read(name));
    }

    @Test
    void forgetsWhatItHasFetchedLongAgo() {
        store.stage(name, new ByteArrayInputStream(random(10)), count -> {});
        store.publish(name);
        Path fetched = store.read(name);

        store.forgetReceivedBefore(Instant.now().plusSeconds(60));

        assertThat(fetched).doesNotExist();
        assertThat(store.read(name)).exists();
    }

    @Test
    void staysStagedWhenTheBucketRefuses() {
        try (var refused = store(false, "wrong")) {
            refused.stage(name, new ByteArrayInputStream(random(10)), count -> {});

            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> refused.publish(name));
            assertThat(directory.resolve("staging").resolve(name.toString())).exists();
        }
    }

    @Test
    void sendsPlayersToTheBucketIfItMay() throws Exception {
        byte[] bytes = random(1_000);
        var content = new MediaContent(name, "audio/mpeg", 1_000, Sha256.of(bytes), Instant.now());
        assertThat(store.direct(content, "inline")).isEmpty();
        try (var signing = store(true, S3Server.SECRET_KEY)) {
            signing.stage(name, new ByteArrayInputStream(bytes), count -> {});
            signing.publish(name);

            var url = signing.direct(content, "inline; filename=\"a.mp3\"").orElseThrow();
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(url)
                                    .header("Range", "bytes=10-19")
                                    .build(),
                            BodyHandlers.ofByteArray());

            assertThat(answer.statusCode()).isEqualTo(206);
            assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(bytes, 10, 20));
            assertThat(answer.headers().firstValue("Content-Type")).contains("audio/mpeg");
        }
    }

    private static S3MediaStore store(boolean presign, @Nullable String secretKey) {
        var settings = new S3Properties(
                S3Server.BUCKET,
                "nexus/",
                "us-east-1",
                server.endpoint(),
                true,
                S3Server.ACCESS_KEY,
                secretKey,
                presign,
                Duration.ofHours(1));
        return new S3MediaStore(directory, DataSize.ofBytes(0), settings, S3Server.BUCKET);
    }

    private byte[] all(int size) throws IOException {
        try (InputStream bytes = store.open(name, 0, size - 1)) {
            return bytes.readAllBytes();
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
