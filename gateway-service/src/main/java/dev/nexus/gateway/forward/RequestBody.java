package dev.nexus.gateway.forward;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.jspecify.annotations.Nullable;

/** The body of a client's request; what was not read before is read only while the backend takes it. */
final class RequestBody extends AbstractHttpEntity {

    private static final int BUFFER = 32 * 1024;

    private final HttpServletRequest request;
    private final BodyBeginning beginning;
    private final Call call;
    private boolean isPassedOn;

    private RequestBody(HttpServletRequest request, BodyBeginning beginning, Call call) {
        // No content type: it is among the headers, which pass as they are.
        super((String) null, null, !beginning.isAll() && request.getContentLengthLong() < 0);
        this.request = request;
        this.beginning = beginning;
        this.call = call;
    }

    /** The body of a request; null when it has none. */
    static @Nullable RequestBody of(HttpServletRequest request, BodyBeginning beginning, Call call) {
        return BodyBeginning.hasBody(request) ? new RequestBody(request, beginning, call) : null;
    }

    @Override
    public void writeTo(OutputStream backend) throws IOException {
        backend.write(beginning.bytes());
        if (!beginning.isAll()) {
            passOn(backend);
        }
        isPassedOn = true;
    }

    private void passOn(OutputStream backend) throws IOException {
        call.waitsForClient();
        // Asking for the stream, not before, tells a client that waits for "100 Continue" to send it.
        var client = request.getInputStream();
        var buffer = new byte[BUFFER];
        for (var read = read(client, buffer); read >= 0; read = read(client, buffer)) {
            call.waitsForBackend();
            backend.write(buffer, 0, read);
            if (client.available() == 0) {
                backend.flush();
            }
            call.waitsForClient();
        }
        call.waitsForBackend();
    }

    /** Whether it was read to its end before. */
    boolean isWhole() {
        return beginning.isAll();
    }

    /**
     * Whether the backend was sent all of it. It need not be when the backend has answered before: then nobody knows which part the
     * backend will still read, and on the same connection the next request would be taken for the rest of this one.
     */
    boolean isPassedOn() {
        return isPassedOn;
    }

    /** A body that breaks off must not look whole: the client library would end it properly whatever is thrown here. */
    private int read(InputStream client, byte[] buffer) throws ClientGoneException {
        try {
            return client.read(buffer);
        } catch (IOException gone) {
            call.abort();
            throw new ClientGoneException(gone);
        } catch (RuntimeException refused) {
            call.abort();
            throw refused;
        }
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public long getContentLength() {
        return beginning.isAll() ? beginning.bytes().length : request.getContentLengthLong();
    }

    @Override
    public InputStream getContent() throws IOException {
        return request.getInputStream();
    }

    @Override
    public void close() {
        // The container owns the stream.
    }
}
