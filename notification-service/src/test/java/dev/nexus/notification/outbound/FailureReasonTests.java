package dev.nexus.notification.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureReasonTests {

    private static final String INTERNALS = "10.20.1.1:8080";

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new GuardedNames.ForbiddenAddressException(), AddressRules.REFUSAL),
                arguments(new UnknownHostException(INTERNALS), "the name could not be resolved"),
                arguments(new SocketTimeoutException(INTERNALS), "did not answer in time"),
                arguments(new InterruptedIOException(INTERNALS), "was interrupted here"),
                arguments(new ConnectException(INTERNALS), "refused the connection"),
                arguments(new NoRouteToHostException(INTERNALS), "could not be reached"),
                arguments(new SocketException(INTERNALS), "broke off the connection before an answer"),
                arguments(
                        handshake(new CertPathValidatorException(new CertificateExpiredException())),
                        "TLS: the certificate has expired"),
                arguments(
                        handshake(new CertPathBuilderException()),
                        "TLS: the certificate is not one that is trusted here"),
                arguments(
                        handshake(new CertificateException(INTERNALS)),
                        "TLS: the certificate is not valid for this name"),
                arguments(new SSLPeerUnverifiedException(INTERNALS), "TLS: the certificate is not valid for this name"),
                arguments(new SSLHandshakeException(INTERNALS), "TLS: no secure connection could be agreed upon"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhatHappenedAndNothingOfThisNetwork(IOException failure, String reason) {
        assertThat(FailureReason.of(failure)).isEqualTo(reason).doesNotContain(INTERNALS);
    }

    private static IOException handshake(Exception cause) {
        return new SSLHandshakeException("handshake", cause);
    }
}
