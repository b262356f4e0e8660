package dev.nexus.notification.outbound;

import dev.nexus.notification.outbound.GuardedNames.ForbiddenAddressException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.MessageConstraintException;

/** Why there was no answer, for whoever named the receiver. An exception's own words may have addresses in them. */
final class FailureReason {

    private FailureReason() {}

    static String of(IOException failure) {
        return switch (failure) {
            case ForbiddenAddressException _ -> AddressRules.REFUSAL;
            case UnknownHostException _ -> "the name could not be resolved";
            case SocketTimeoutException _ -> "did not answer in time";
            case InterruptedIOException _ -> "was interrupted here";
            case ConnectException _ -> "refused the connection";
            case NoRouteToHostException _ -> "could not be reached";
            case SSLException broken -> "TLS: " + ofTls(broken);
            case ClientProtocolException _, MessageConstraintException _ -> "did not answer in HTTP";
            default -> "broke off the connection before an answer";
        };
    }

    private static String ofTls(SSLException failure) {
        if (has(failure, CertificateExpiredException.class)) {
            return "the certificate has expired";
        }
        if (has(failure, CertPathBuilderException.class) || has(failure, CertPathValidatorException.class)) {
            return "the certificate is not one that is trusted here";
        }
        if (failure instanceof SSLPeerUnverifiedException || has(failure, CertificateException.class)) {
            return "the certificate is not valid for this name";
        }
        return "no secure connection could be agreed upon";
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> cause) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(cause::isInstance);
    }
}
