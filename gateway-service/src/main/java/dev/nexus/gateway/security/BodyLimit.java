package dev.nexus.gateway.security;

import dev.nexus.gateway.route.EdgeOrder;
import dev.nexus.gateway.route.Route;
import dev.nexus.gateway.route.RouteClass;
import dev.nexus.platform.problem.CommonProblem;
import dev.nexus.platform.problem.ProblemException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Keeps bodies small where no file is sent, and smaller still where nobody stands for them. One that says how long it is, is refused at once; one that does not, as soon as
 * it has become too long. How large files may be is for the service to say that stores them.
 */
@Component
@Order(EdgeOrder.LIMITS_BODY)
class BodyLimit implements Filter {

    private final long most;

    BodyLimit(EdgeSettings settings) {
        this.most = settings.maxBody().toBytes();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        var route = Route.of(asked);
        var length = asked.getContentLengthLong();
        if (route != null && route.type() == RouteClass.UPLOAD) {
            chain.doFilter(request, response);
            return;
        }
        var allowed = isStranger() ? Math.min(RouteClass.SMALL_BODY, most) : most;
        if (length > allowed) {
            throw tooLarge(allowed);
        }
        var isOpenEnded = length < 0 && asked.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        chain.doFilter(isOpenEnded ? new Limited(asked, allowed) : request, response);
    }

    private static boolean isStranger() {
        return !(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken);
    }

    private static ProblemException tooLarge(long most) {
        return new ProblemException(CommonProblem.CONTENT_TOO_LARGE, "A body here has at most " + most + " bytes.");
    }

    /** A request whose body is counted while it is read. */
    private static final class Limited extends HttpServletRequestWrapper {

        private final long most;
        private @Nullable Counted counted;

        Limited(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            // One for all who read a part of it.
            if (counted == null) {
                counted = new Counted(super.getInputStream(), most);
            }
            return counted;
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private final long most;
        private long read;

        Counted(ServletInputStream body, long most) {
            this.body = body;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            var next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var count = body.read(buffer, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int more) {
            read += more;
            if (read > most) {
                throw tooLarge(most);
            }
        }

        @Override
        public int available() throws IOException {
            return body.available();
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
