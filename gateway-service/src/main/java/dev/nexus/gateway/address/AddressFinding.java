package dev.nexus.gateway.address;

import dev.nexus.gateway.address.ProxySettings.ForwardingHeader;
import dev.nexus.gateway.route.EdgeOrder;
import dev.nexus.platform.address.Network;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Finds out where a request came from. The chain of proxies is walked from the right, the end that the nearest proxy wrote;
 * the first address that is no trusted proxy is the client. What stands to the left of it is anybody's claim.
 */
@Component
@Order(EdgeOrder.FINDS_ADDRESS)
class AddressFinding implements Filter {

    private static final Logger log = LoggerFactory.getLogger(AddressFinding.class);

    private final List<Network> trusted;
    private final ForwardingHeader header;
    private final AtomicBoolean told = new AtomicBoolean();

    AddressFinding(ProxySettings settings) {
        this.trusted = settings.trusted();
        this.header = settings.header();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        if (trusted.isEmpty()) {
            ClientAddress.of(asked.getRemoteAddr()).markOn(asked);
            tellOnceOfAProxy(asked);
        } else {
            find(asked.getRemoteAddr(), values(asked)).markOn(asked);
        }
        chain.doFilter(request, response);
    }

    /** Behind a proxy that is not trusted everybody comes from one address, and shares what one address may. */
    private void tellOnceOfAProxy(HttpServletRequest request) {
        if (request.getHeader(header.field()) != null && !told.get()) {
            var remote = Literals.parse(request.getRemoteAddr());
            var isNear = remote != null && (remote.isSiteLocalAddress() || remote.isLoopbackAddress());
            if (isNear && told.compareAndSet(false, true)) {
                log.atWarn()
                        .addKeyValue("header", header.field())
                        .log("a proxy seems to be in front and is not trusted: name it in NEXUS_TRUSTED_PROXIES,"
                                + " or all of its clients count as one");
            }
        }
    }

    /** The client behind a connection. */
    ClientAddress find(String remote, List<String> headerValues) {
        var nearest = Literals.parse(ClientAddress.withoutZone(remote));
        if (nearest == null) {
            return ClientAddress.of(remote);
        }
        if (isTrusted(nearest)) {
            var hops = hops(headerValues);
            for (var index = hops.size() - 1; index >= 0; index--) {
                var hop = hops.get(index);
                // "unknown", a name or nonsense: the proxy that wrote it is the last that can be believed.
                if (hop == null) {
                    break;
                }
                nearest = hop;
                if (!isTrusted(hop)) {
                    break;
                }
            }
        }
        return ClientAddress.of(nearest.getHostAddress(), nearest);
    }

    private boolean isTrusted(InetAddress address) {
        for (var network : trusted) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private List<String> values(HttpServletRequest request) {
        return Collections.list(request.getHeaders(header.field()));
    }

    /** Several lines of a header are one list. */
    private List<@Nullable InetAddress> hops(List<String> values) {
        var hops = new ArrayList<@Nullable InetAddress>();
        for (var value : values) {
            for (var element : value.split(",", -1)) {
                hops.add(
                        switch (header) {
                            case X_FORWARDED_FOR -> Literals.parse(element);
                            case FORWARDED -> sender(element);
                        });
            }
        }
        return hops;
    }

    /** The {@code for} of an element of {@code Forwarded}. */
    private static @Nullable InetAddress sender(String element) {
        for (var pair : element.split(";", -1)) {
            var parts = pair.strip();
            if (parts.toLowerCase(Locale.ROOT).startsWith("for=")) {
                return Literals.parse(parts.substring("for=".length()));
            }
        }
        return null;
    }
}
