package dev.nexus.notification.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nexus.notification.outbound.PostingResult.Answered;
import dev.nexus.notification.outbound.PostingResult.Unanswered;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody who is sent to can hold a try longer than it may take. */
class UnwillingReceiverSendingTests {

    private static final Duration TRY = Duration.ofMillis(600);
    private static final Duration SOON_AFTER = Duration.ofSeconds(5);
    private static final String HERE = "127.0.0.0/8";

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void waitsForNoReceiverThatSaysNothing(String scheme) throws Exception {
        try (var receiver = new Raw((_, closed) -> closed.await());
                var sender = Sender.within(TRY, HERE)) {
            assertLate(sender.send(receiver.url(scheme)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nDrip: ", "HTTP/1.1 100 Continue\r\n\r\n", ""})
    void waitsForNoHeadThatDrips(String beginning) throws Exception {
        try (var receiver = new Raw((out, closed) -> drip(out, beginning, closed));
                var sender = Sender.within(TRY, HERE)) {
            assertLate(sender.send(receiver.url("http")));
        }
    }

    @Test
    void believesTheHeadWhereTheBodyDrips() throws Exception {
        try (var receiver = new Raw(
                        (out, closed) -> drip(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", closed));
                var sender = Sender.within(TRY, HERE)) {
            var result = sender.send(receiver.url("http"));

            assertThat(result).isInstanceOf(Answered.class);
            assertThat(result.took()).isBetween(TRY, SOON_AFTER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 999999999999", "Transfer-Encoding: chunked", "Connection: close"})
    void readsALittleOfABodyThatDoesNotEnd(String framing) throws Exception {
        try (var receiver = new Raw((out, closed) -> {
                    out.write("HTTP/1.1 200 OK\r\n%s\r\n\r\n".formatted(framing).getBytes(US_ASCII));
                    while (closed.getCount() > 0) {
                        out.write("1000\r\n%s\r\n".formatted("x".repeat(0x1000)).getBytes(US_ASCII));
                    }
                });
                var sender = Sender.within(Duration.ofSeconds(30), HERE)) {
            var result = sender.send(receiver.url("http"));

            assertThat(result).isInstanceOf(Answered.class);
            assertThat(result.took()).isLessThan(SOON_AFTER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"line", "lines"})
    void readsNoHeadThatDoesNotEnd(String kind) throws Exception {
        try (var receiver = new Raw((out, closed) -> {
                    out.write("HTTP/1.1 200 OK\r\nEndless: ".getBytes(US_ASCII));
                    while (closed.getCount() > 0) {
                        out.write((kind.equals("line") ? "xxxxxxxx" : "x\r\nEndless: ").getBytes(US_ASCII));
                    }
                });
                var sender = Sender.within(Duration.ofSeconds(30), HERE)) {
            var result = sender.send(receiver.url("http"));

            assertThat(reason(result)).isEqualTo("did not answer in HTTP");
            assertThat(result.took()).isLessThan(SOON_AFTER);
        }
    }

    @Test
    void waitsForNoNameServer() {
        var never = new CountDownLatch(1);
        try (var sender = Sender.asking(_ -> awaited(never), TRY, HERE)) {
            assertLate(sender.send(URI.create("https://slow.example/")));
        } finally {
            never.countDown();
        }
    }

    private static InetAddress[] awaited(CountDownLatch latch) throws UnknownHostException {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new UnknownHostException();
    }

    @Test
    void saysThatANameIsUnknown() {
        try (var sender = Sender.asking(
                host -> {
                    throw new UnknownHostException(host);
                },
                SOON_AFTER)) {
            assertThat(reason(sender.send(URI.create("https://unknown.example/"))))
                    .isEqualTo("the name could not be resolved");
        }
    }

    @Test
    void saysThatNobodyListens() {
        URI url;
        try (var receiver = Receiver.answering(200)) {
            url = receiver.url();
        }
        try (var sender = Sender.within(SOON_AFTER, HERE)) {
            assertThat(reason(sender.send(url))).isEqualTo("refused the connection");
        }
    }

    @Test
    void saysThatAReceiverHungUp() throws Exception {
        try (var receiver = new Raw((_, _) -> {});
                var sender = Sender.within(SOON_AFTER, HERE)) {
            assertThat(reason(sender.send(receiver.url("http"))))
                    .isEqualTo("broke off the connection before an answer");
        }
    }

    @Test
    void saysThatAReceiverSpeaksSomethingElse() throws Exception {
        try (var receiver = new Raw((out, _) ->
                        out.write("220 smtp.example ESMTP\r\n\r\n".repeat(2000).getBytes(US_ASCII)));
                var sender = Sender.within(SOON_AFTER, HERE)) {
            assertThat(reason(sender.send(receiver.url("http")))).isEqualTo("did not answer in HTTP");
        }
    }

    @Test
    void saysThatAReceiverHasNoTls() throws Exception {
        try (var receiver = new Raw((out, _) -> out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII)));
                var sender = Sender.within(SOON_AFTER, HERE)) {
            assertThat(reason(sender.send(receiver.url("https"))))
                    .isEqualTo("TLS: no secure connection could be agreed upon");
        }
    }

    private static void assertLate(PostingResult result) {
        assertThat(reason(result)).isEqualTo("did not answer in time");
        assertThat(result.took()).isBetween(TRY, SOON_AFTER);
    }

    private static String reason(PostingResult result) {
        return ((Unanswered) result).reason();
    }

    private static void drip(OutputStream out, String beginning, CountDownLatch closed)
            throws IOException, InterruptedException {
        out.write(beginning.getBytes(US_ASCII));
        do {
            out.write('x');
        } while (!closed.await(20, TimeUnit.MILLISECONDS));
    }

    /** What a receiver does with a connection. */
    private interface Conduct {

        void follow(OutputStream out, CountDownLatch closed) throws IOException, InterruptedException;
    }

    /** A receiver that need not speak HTTP. It does not hear when the other side leaves, but when it is closed. */
    private static final class Raw implements AutoCloseable {

        private final ServerSocket server;
        private final CountDownLatch closed = new CountDownLatch(1);

        Raw(Conduct conduct) throws IOException {
            server = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
            Thread.ofVirtual().start(() -> accept(conduct));
        }

        private void accept(Conduct conduct) {
            while (closed.getCount() > 0) {
                try (var socket = server.accept()) {
                    readHead(socket, conduct);
                } catch (IOException gone) {
                    // The other side has had enough.
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        }

        private void readHead(Socket socket, Conduct conduct) throws IOException, InterruptedException {
            socket.getInputStream().read(new byte[8192]);
            conduct.follow(socket.getOutputStream(), closed);
        }

        URI url(String scheme) {
            return URI.create("%s://127.0.0.1:%d/hook".formatted(scheme, server.getLocalPort()));
        }

        @Override
        public void close() throws IOException {
            closed.countDown();
            server.close();
        }
    }
}
