package dev.nexus.catalog.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.catalog.CatalogApi;
import dev.nexus.catalog.CatalogTest;
import dev.nexus.catalog.DemoBooks;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.MediaStore;
import dev.nexus.contracts.LibraryRole;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Resumable uploads, as tus 1.0.0 has them. */
class TusTests extends CatalogTest {

    private static final byte[] NOTHING = {};
    private static final byte[] FABLES = DemoBooks.bytes(DemoBooks.fables());

    private final UUID library = UUID.randomUUID();

    @Autowired
    private MediaStore store;

    @Autowired
    private FinishedUploads finished;

    private CatalogApi curator;
    private TusClient tus;

    @BeforeEach
    void joinTheLibrary() {
        curator = as(member(library, LibraryRole.CURATOR));
        tus = new TusClient(curator);
    }

    @Test
    void tellsWhatItCan() {
        var answer = curator.send("OPTIONS", "/api/v1/uploads", NOTHING);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Tus-Version")).contains("1.0.0");
        assertThat(answer.headers().firstValue("Tus-Extension").orElse("").split(",", -1))
                .contains("creation", "creation-with-upload", "checksum", "expiration", "termination");
        assertThat(answer.headers().firstValue("Tus-Checksum-Algorithm")).contains("md5,sha1,sha256");
        assertThat(answer.headers().firstValue("Tus-Max-Size")).isPresent();
    }

    @Test
    void takesTheFirstPieceWithTheCreation() {
        var answer = tus.begin(piece(0, 100), "Upload-Length", "200", "Content-Type", TusClient.BYTES);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(TusClient.offset(answer)).isEqualTo(100);
    }

    /** However the pieces are cut and whatever is sent wrongly in between, the bytes are those of the file. */
    @Test
    void anyPiecesInAnyWrongOrderMakeTheFile() throws IOException {
        var random = new Random(11);
        byte[] file = new byte[20_000];
        random.nextBytes(file);
        for (int round = 0; round < 5; round++) {
            String upload = tus.create(file.length, "random");
            int at = 0;
            while (at < file.length) {
                int wanted = random.nextInt(4) == 0 ? random.nextInt(file.length) : at;
                int end = Math.min(file.length, wanted + random.nextInt(6_000));
                var answer = tus.append(upload, wanted, Arrays.copyOfRange(file, wanted, end));
                assertThat(answer.statusCode()).isEqualTo(wanted == at ? 204 : 409);
                at = wanted == at ? end : at;
                assertThat(TusClient.offset(tus.head(upload))).isEqualTo(at);
            }
            assertThat(growing(upload)).hasBinaryContent(file);
        }
    }

    @Test
    void forgetsBytesThatWereDamaged() throws Exception {
        String upload = tus.create(200, "a");
        byte[] bytes = piece(0, 100);
        String right = "sha256 "
                + TusClient.base64(MessageDigest.getInstance("SHA-256").digest(bytes));

        var wrong = tus.append(upload, 0, piece(50, 150), "Upload-Checksum", right);
        assertThat(wrong.statusCode()).isEqualTo(460);
        assertThat(codeOf(wrong)).isEqualTo("upload-checksum-mismatch");
        assertThat(TusClient.offset(tus.head(upload))).isZero();

        assertThat(TusClient.offset(tus.append(upload, 0, bytes, "Upload-Checksum", right)))
                .isEqualTo(100);
        assertThat(TusClient.offset(tus.append(upload, 100, bytes))).isEqualTo(200);
    }

    @Test
    void tellsWhereItIsWhenTheClientIsElsewhere() {
        String upload = tus.create(200, "a");
        tus.append(upload, 0, piece(0, 100));

        var answer = tus.append(upload, 50, piece(50, 100));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(codeOf(answer)).isEqualTo("upload-offset-conflict");
        assertThat(CatalogApi.parse(answer).get("offset").asInt()).isEqualTo(100);
    }

    @Test
    void takesNoMoreThanWasAnnounced() {
        String upload = tus.create(100, "a");

        assertThat(tus.append(upload, 0, piece(0, 101)).statusCode()).isEqualTo(413);
        assertThat(TusClient.offset(tus.append(upload, 0, piece(0, 100)))).isEqualTo(100);
    }

    @Test
    void oneRequestAtATimeWrites() throws Exception {
        byte[] file = new byte[4_000_000];
        new Random(5).nextBytes(file);
        String upload = tus.create(file.length, "a");
        try (var threads = Executors.newFixedThreadPool(4)) {
            var sent = threads.invokeAll(IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(
                            _ -> () -> tus.append(upload, 0, file).statusCode())
                    .toList());
            var statuses = sent.stream().map(TusTests::get).toList();
            assertThat(statuses).containsOnlyOnce(204);
            assertThat(statuses).allMatch(status -> Set.of(204, 409, 423).contains(status));
        }
        assertThat(growing(upload)).hasBinaryContent(file);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 10, tus-version-unsupported, 412",
        "0.2.2, 10, tus-version-unsupported, 412",
        "1.0.0, -1, tus-header-invalid, 400",
        "1.0.0, x, invalid-parameter, 400",
        "1.0.0, 99999999999999, content-too-large, 413",
    })
    void refusesWhatItCannotBegin(String version, String length, String code, int status) {
        var answer =
                curator.send("POST", "/api/v1/uploads", NOTHING, "Tus-Resumable", version, "Upload-Length", length);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(codeOf(answer)).isEqualTo(code);
        assertThat(answer.headers().firstValue("Tus-Resumable")).contains("1.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filename %%%", "a b c", "filename YQ==,filename YQ==", ",", "filename YQ==,,"})
    void refusesMetadataThatIsNone(String metadata) {
        var answer = tus.begin(NOTHING, "Upload-Length", "1", "Upload-Metadata", metadata);

        assertThat(codeOf(answer)).isEqualTo("tus-header-invalid");
    }

    @Test
    void anUploadIsItsAccountsOwn() {
        String upload = tus.create(100, "a");
        var other = as(member(library, LibraryRole.OWNER));

        assertThat(new TusClient(other).head(upload).statusCode()).isEqualTo(404);
        assertThat(codeOf(
                        other.post("/api/v1/libraries/" + library + "/imports", "{\"uploads\": [\"" + upload + "\"]}")))
                .isEqualTo("upload-not-found");
    }

    @Test
    void listenersUploadNothing() {
        var listener = new TusClient(as(member(library, LibraryRole.LISTENER)));

        var answer = listener.begin(NOTHING, "Upload-Length", "1");

        assertThat(codeOf(answer)).isEqualTo("role-too-low");
    }

    @Test
    void endsAnUpload() {
        String upload = tus.create(100, "a");
        tus.append(upload, 0, piece(0, 50));

        var ended = curator.delete("/api/v1/uploads/" + upload, "Tus-Resumable", "1.0.0");

        assertThat(ended.statusCode()).isEqualTo(204);
        assertThat(tus.head(upload).statusCode()).isEqualTo(404);
        assertThat(growing(upload)).doesNotExist();
    }

    @Test
    void sweepsWhatHasExpiredAndKeepsTheRest() {
        String expired = tus.create(100, "a");
        tus.append(expired, 0, piece(0, 50));
        String alive = tus.create(100, "b");
        tus.append(alive, 0, piece(0, 50));
        jdbc.sql("update upload set expires_at = now() - interval '1 second' where id = :id")
                .param("id", UUID.fromString(expired))
                .update();
        assertThat(tus.head(expired).statusCode()).isEqualTo(404);

        finished.sweep(Instant.now().plus(Duration.ofDays(1)), ids -> Set.of());

        assertThat(growing(expired)).doesNotExist();
        assertThat(growing(alive)).exists();
    }

    private Path growing(String upload) {
        return store.uploading(new MediaName(UUID.fromString(upload)));
    }

    private static byte[] piece(int from, int to) {
        return Arrays.copyOfRange(FABLES, from, to);
    }

    private static String codeOf(HttpResponse<byte[]> answer) {
        return CatalogApi.parse(answer).get("code").asString();
    }

    private static int get(Future<Integer> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
