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
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Keeps bodies small where no file is sent. One that says how long it is, is refused at once; one that does not, as soon as
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
        if (length > most) {
            throw tooLarge();
        }
        var isOpenEnded = length < 0 && asked.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        chain.doFilter(isOpenEnded ? new Limited(asked) : request, response);
    }

    private ProblemException tooLarge() {
        return new ProblemException(CommonProblem.CONTENT_TOO_LARGE, "A body here has at most " + most + " bytes.");
    }

    /** A request whose body is counted while it is read. */
    private final class Limited extends HttpServletRequestWrapper {

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream());
        }
    }

    private final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private long read;

        Counted(ServletInputStream body) {
            this.body = body;
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
                throw tooLarge();
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
