package dev.nexus.notification.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import dev.nexus.notification.outbound.PostingResult.Answered;
import dev.nexus.notification.outbound.PostingResult.Unanswered;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecureSendingTests {

    private static final String HERE = "127.0.0.1/32";
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    private Path home;

    private final List<String> namesAskedFor = Collections.synchronizedList(new ArrayList<>());

    @Test
    void reachesAReceiverByItsName() throws Exception {
        var tls = tls("receiver.example");
        try (var receiver = receiver(tls);
                var sender = Sender.trusting(tls, SecureSendingTests::here, HERE)) {
            var result = sender.send(url("receiver.example", receiver));

            assertThat(result).isInstanceOf(Answered.class);
            assertThat(namesAskedFor).containsExactly("receiver.example");
            assertThat(receiver.seen()).hasSize(1);
        }
    }

    @Test
    void sendsNothingToOneThatHasACertificateForAnotherName() throws Exception {
        var tls = tls("receiver.example");
        try (var receiver = receiver(tls);
                var sender = Sender.trusting(tls, SecureSendingTests::here, HERE)) {
            assertThat(reason(sender.send(url("other.example", receiver))))
                    .isEqualTo("TLS: the certificate is not valid for this name");
            assertThat(reason(sender.send(url("127.0.0.1", receiver))))
                    .isEqualTo("TLS: the certificate is not valid for this name");
            assertThat(receiver.seen()).isEmpty();
        }
    }

    @Test
    void sendsNothingToOneThatNobodyVouchesFor() throws Exception {
        try (var receiver = receiver(tls("receiver.example"));
                var sender = Sender.trusting(SSLContexts.createDefault(), SecureSendingTests::here, HERE)) {
            var result = sender.send(url("receiver.example", receiver));

            assertThat(reason(result)).isEqualTo("TLS: the certificate is not one that is trusted here");
            assertThat(receiver.seen()).isEmpty();
        }
    }

    private Receiver receiver(SSLContext tls) throws Exception {
        var server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return Receiver.on(server, "127.0.0.1", 0, exchange -> {
            var session = (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
            session.getRequestedServerNames().forEach(name -> namesAskedFor.add(((SNIHostName) name).getAsciiName()));
            exchange.sendResponseHeaders(200, -1);
        });
    }

    /** A certificate of its own making, and trust in it. */
    private SSLContext tls(String name) throws Exception {
        var store = home.resolve(name + ".p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "receiver",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-validity",
                        "30",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        String.valueOf(PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return SSLContexts.custom()
                .loadKeyMaterial(store, PASSWORD, PASSWORD)
                .loadTrustMaterial(store, PASSWORD)
                .build();
    }

    private static InetAddress[] here(String host) {
        return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
    }

    private static URI url(String host, Receiver receiver) {
        return URI.create("https://%s:%d/hook".formatted(host, receiver.port()));
    }

    private static String reason(PostingResult result) {
        return ((Unanswered) result).reason();
    }
}
