package dev.nexus.gateway.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A request as everything behind the edge sees it: with a token in the usual place, and nothing of what became it. */
final class PassedRequest extends HttpServletRequestWrapper {

    static final String API_KEY = "X-API-Key";

    private static final String FROM_COOKIE = PassedRequest.class.getName();

    private @Nullable String authorization;
    private final @Nullable String cookies;

    private PassedRequest(HttpServletRequest request, @Nullable String authorization, @Nullable String cookies) {
        super(request);
        this.authorization = authorization;
        this.cookies = cookies;
    }

    /** With the token that the client sent itself, if it sent one. */
    static PassedRequest asSent(HttpServletRequest request, @Nullable String authorization, @Nullable String cookies) {
        return new PassedRequest(request, authorization, cookies);
    }

    /** With the token that an API key was exchanged for. */
    static PassedRequest withExchanged(HttpServletRequest request, String token, @Nullable String cookies) {
        return new PassedRequest(request, "Bearer " + token, cookies);
    }

    /** With the token that a browser sent along without being asked. */
    static PassedRequest withCookie(HttpServletRequest request, String token, @Nullable String cookies) {
        var passed = new PassedRequest(request, "Bearer " + token, cookies);
        request.setAttribute(FROM_COOKIE, passed);
        return passed;
    }

    /** Whether a cookie stands for the caller, which another site can make a browser send. */
    static boolean isFromCookie(HttpServletRequest request) {
        return request.getAttribute(FROM_COOKIE) != null;
    }

    /** Where no token is needed, a cookie is nobody's word. */
    static void forgetCookie(HttpServletRequest request) {
        if (request.getAttribute(FROM_COOKIE) instanceof PassedRequest passed) {
            passed.authorization = null;
        }
    }

    @Override
    public @Nullable String getHeader(String name) {
        return switch (replaced(name)) {
            case AUTHORIZATION -> authorization;
            case COOKIE -> cookies;
            case API_KEY -> null;
            case NONE -> super.getHeader(name);
        };
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return switch (replaced(name)) {
            case AUTHORIZATION -> one(authorization);
            case COOKIE -> one(cookies);
            case API_KEY -> Collections.emptyEnumeration();
            case NONE -> super.getHeaders(name);
        };
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        var names = new ArrayList<String>();
        for (var all = super.getHeaderNames(); all.hasMoreElements(); ) {
            var name = all.nextElement();
            if (replaced(name) == Replaced.NONE) {
                names.add(name);
            }
        }
        if (authorization != null) {
            names.add(HttpHeaders.AUTHORIZATION);
        }
        if (cookies != null) {
            names.add(HttpHeaders.COOKIE);
        }
        return Collections.enumeration(names);
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        return null;
    }

    private static Enumeration<String> one(@Nullable String value) {
        return value == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(value));
    }

    private static Replaced replaced(String name) {
        return switch (name.length()) {
            case 6 -> name.equalsIgnoreCase(HttpHeaders.COOKIE) ? Replaced.COOKIE : Replaced.NONE;
            case 9 -> name.equalsIgnoreCase(API_KEY) ? Replaced.API_KEY : Replaced.NONE;
            case 13 -> name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION) ? Replaced.AUTHORIZATION : Replaced.NONE;
            default -> Replaced.NONE;
        };
    }

    private enum Replaced {
        AUTHORIZATION,
        COOKIE,
        API_KEY,
        NONE
    }
}
