package dev.nexus.user.audit;

import dev.nexus.platform.security.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who asks for what is being done.
 *
 * @param account the account that is signed in; null for a stranger and in the background
 * @param address the address that the request came from, without a zone; null in the background and when it is none
 * @param userAgent what the client calls itself; null when it does not say
 */
public record Caller(
        @Nullable UUID account,
        @Nullable String address,
        @Nullable String userAgent) {

    private static final int LONGEST_USER_AGENT = 256;
    private static final String ADDRESS_HEADER = "Nexus-Client-Address";

    /**
     * Who asks in the current request.
     *
     * @return the caller; without any value in the background
     */
    public static Caller current() {
        var request = RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.<HttpServletRequest>empty();
        return new Caller(
                signedIn(),
                request.map(asked -> Optional.ofNullable(asked.getHeader(ADDRESS_HEADER))
                                .orElse(asked.getRemoteAddr()))
                        .flatMap(Caller::address)
                        .orElse(null),
                request.map(asked -> asked.getHeader("User-Agent"))
                        .map(Caller::shortened)
                        .orElse(null));
    }

    /**
     * Where the request comes from, for what is counted by address.
     *
     * @return the address, or a word for the background
     */
    public String addressOrNone() {
        return address == null ? "none" : address;
    }

    private static @Nullable UUID signedIn() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .filter(Jwt.class::isInstance)
                .map(token -> CurrentUser.of((Jwt) token).accountId())
                .orElse(null);
    }

    /** The zone of a link-local address is the name of a network card here: it says nothing about the client. */
    private static Optional<String> address(String text) {
        try {
            var zone = text.indexOf('%');
            var address = InetAddress.ofLiteral(zone < 0 ? text : text.substring(0, zone));
            return Optional.of(address.getHostAddress());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static String shortened(String userAgent) {
        var printable = userAgent.replaceAll("\\p{Cntrl}", " ");
        return printable.substring(0, Math.min(printable.length(), LONGEST_USER_AGENT));
    }
}
