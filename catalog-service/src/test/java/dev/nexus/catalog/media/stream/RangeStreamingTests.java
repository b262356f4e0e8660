package dev.nexus.catalog.media.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nexus.catalog.media.MediaContent;
import dev.nexus.catalog.media.MediaName;
import dev.nexus.catalog.media.Sha256;
import dev.nexus.catalog.problem.CatalogProblem;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.problem.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Promise 11: ranges are exact, and concatenated ranges equal the file. */
class RangeStreamingTests {

    private static final String MODIFIED = "Sun, 01 Feb 2026 10:20:30 GMT";
    private static final int SIZE = 200_003;

    private final byte[] bytes = new byte[SIZE];

    @TempDir
    Path folder;

    private RangeStreaming streaming;
    private MediaContent content;

    @BeforeEach
    void storeAFile() throws IOException {
        new Random(1).nextBytes(bytes);
        Path file = Files.write(folder.resolve("file"), bytes);
        streaming = new RangeStreaming(new OneFileStore(file));
        content = new MediaContent(
                new MediaName(UUID.randomUUID()),
                "audio/mpeg",
                SIZE,
                Sha256.of(bytes),
                Instant.parse("2026-02-01T10:20:30.999Z"));
    }

    @Test
    void sendsTheWholeFileWithItsValidators() throws IOException {
        var response = get();

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsByteArray()).isEqualTo(bytes);
        assertThat(response.getContentType()).isEqualTo("audio/mpeg");
        assertThat(response.getContentLength()).isEqualTo(SIZE);
        assertThat(response.getHeader("Accept-Ranges")).isEqualTo("bytes");
        assertThat(response.getHeader("ETag")).isEqualTo(content.etag());
        assertThat(response.getHeader("Last-Modified")).isEqualTo(MODIFIED);
    }

    @Test
    void sendsOneRange() throws IOException {
        var response = get("Range", "bytes=100-70000");

        assertThat(response.getStatus()).isEqualTo(206);
        assertThat(response.getHeader("Content-Range")).isEqualTo("bytes 100-70000/200003");
        assertThat(response.getContentLength()).isEqualTo(69_901);
        assertThat(response.getContentAsByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 100, 70_001));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 65_536, 99_999, 200_002, 200_003, 300_000})
    void concatenatedRangesEqualTheFile(int step) throws IOException {
        var all = new ByteArrayOutputStream();

        for (int at = 0; at < SIZE; at += step) {
            all.write(get("Range", "bytes=" + at + "-" + (at + step - 1)).getContentAsByteArray());
        }

        assertThat(all.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void sendsSeveralRangesAsMultipart() throws IOException {
        var response = get("Range", "bytes=0-9,100000-100009,-5");

        String boundary = "nexus-" + content.sha256().hex().substring(0, 40);
        assertThat(response.getStatus()).isEqualTo(206);
        assertThat(response.getContentType()).isEqualTo("multipart/byteranges; boundary=" + boundary);
        assertThat(response.getHeader("Content-Range")).isNull();
        assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
        var expected = new ByteArrayOutputStream();
        for (int[] range : new int[][] {{0, 9}, {100_000, 100_009}, {SIZE - 5, SIZE - 1}}) {
            expected.writeBytes(("\r\n--" + boundary + "\r\nContent-Type: audio/mpeg\r\nContent-Range: bytes "
                            + range[0] + "-" + range[1] + "/" + SIZE + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            expected.writeBytes(Arrays.copyOfRange(bytes, range[0], range[1] + 1));
        }
        expected.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        assertThat(response.getContentAsByteArray()).isEqualTo(expected.toByteArray());
    }

    @Test
    void refusesARangeOutsideTheFile() {
        var request = request("GET", "Range", "bytes=200003-");
        var response = new MockHttpServletResponse();

        refuses(request, response, CatalogProblem.RANGE_NOT_SATISFIABLE);
        assertThat(response.getHeader("Content-Range")).isEqualTo("bytes */200003");
    }

    @Test
    void sendsNoBodyToHead() throws IOException {
        var response = answer(request("HEAD", "Range", "bytes=0-9"));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentLength()).isEqualTo(SIZE);
        assertThat(response.getHeader("Accept-Ranges")).isEqualTo("bytes");
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @Test
    void sendsARangeWhenIfRangeHolds() throws IOException {
        assertThat(get("Range", "bytes=0-9", "If-Range", content.etag()).getStatus())
                .isEqualTo(206);
        assertThat(get("Range", "bytes=0-9", "If-Range", MODIFIED).getStatus()).isEqualTo(206);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"other\"", "W/\"other\"", "Sun, 01 Feb 2026 10:20:31 GMT", "Sun, 01 Feb 2026 10:20:29 GMT", "x"
            })
    void sendsTheWholeFileWhenIfRangeDoesNotHold(String validator) throws IOException {
        assertThat(get("Range", "bytes=0-9", "If-Range", validator).getStatus()).isEqualTo(200);
    }

    @Test
    void takesNoWeakValidatorForIfRange() throws IOException {
        assertThat(get("Range", "bytes=0-9", "If-Range", "W/" + content.etag()).getStatus())
                .isEqualTo(200);
    }

    @Test
    void saysThatNothingChanged() throws IOException {
        assertThat(get("If-None-Match", content.etag()).getStatus()).isEqualTo(304);
        assertThat(get("If-None-Match", "\"a\", W/" + content.etag()).getStatus())
                .isEqualTo(304);
        assertThat(get("If-None-Match", "*").getStatus()).isEqualTo(304);
        assertThat(get("If-Modified-Since", MODIFIED).getStatus()).isEqualTo(304);
        assertThat(get("If-None-Match", content.etag(), "Range", "bytes=0-9").getStatus())
                .isEqualTo(304);
        assertThat(get("If-None-Match", content.etag()).getContentAsByteArray()).isEmpty();
    }

    @Test
    void asksTheEntityTagBeforeTheDate() throws IOException {
        assertThat(get("If-None-Match", "\"other\"", "If-Modified-Since", MODIFIED)
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void refusesWhenAPreconditionFails() throws IOException {
        refuses(
                request("GET", "If-Match", "\"other\""),
                new MockHttpServletResponse(),
                CommonProblem.PRECONDITION_FAILED);
        refuses(
                request("GET", "If-Unmodified-Since", "Sun, 01 Feb 2026 10:20:29 GMT"),
                new MockHttpServletResponse(),
                CommonProblem.PRECONDITION_FAILED);
        assertThat(get("If-Match", content.etag()).getStatus()).isEqualTo(200);
    }

    @Test
    void breaksOffWhenTheFileIsShorterThanItWas() throws IOException {
        Files.write(folder.resolve("file"), Arrays.copyOf(bytes, 1_000));

        assertThatExceptionOfType(BrokenStream.class).isThrownBy(this::get);
    }

    private MockHttpServletResponse get(String... headers) throws IOException {
        return answer(request("GET", headers));
    }

    private MockHttpServletResponse answer(MockHttpServletRequest request) throws IOException {
        var response = new MockHttpServletResponse();
        streaming.answer(content, request, response);
        return response;
    }

    private void refuses(MockHttpServletRequest request, MockHttpServletResponse response, ProblemType type) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> streaming.answer(content, request, response))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(type));
    }

    private static MockHttpServletRequest request(String method, String... headers) {
        var request = new MockHttpServletRequest(method, "/api/v1/files/1/content");
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        return request;
    }
}
