import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.catalina.startup.Tomcat;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * What the gateway is built of, and nothing else: Tomcat with virtual threads, and connections of HttpComponents that are used again. It
 * checks nothing and limits nothing, so no gateway on this ground is faster; the rest of what ours costs is its own.
 */
final class BareProxy extends HttpServlet {

    private final transient HttpRequestExecutor executor =
            new HttpRequestExecutor(DefaultConnectionReuseStrategy.INSTANCE);
    private final transient ConcurrentLinkedDeque<DefaultBHttpClientConnection> resting = new ConcurrentLinkedDeque<>();
    private final int backend;

    private BareProxy(int backend) {
        this.backend = backend;
    }

    static void main(String[] arguments) throws Exception {
        var tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("bare").toString());
        tomcat.setPort(Integer.parseInt(arguments[0]));
        var connector = tomcat.getConnector();
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxKeepAliveRequests", "-1");
        connector.setProperty("useVirtualThreads", "true");
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "proxy", new BareProxy(Integer.parseInt(arguments[1])));
        context.addServletMappingDecoded("/", "proxy");
        tomcat.start();
        tomcat.getServer().await();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            pass(request, response);
        } catch (HttpException malformed) {
            throw new IOException(malformed);
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response) throws IOException, HttpException {
        var connection = resting.poll();
        if (connection == null) {
            connection = connected();
        }
        var outgoing = new BasicClassicHttpRequest(request.getMethod(), request.getRequestURI());
        outgoing.addHeader("Host", "127.0.0.1");
        for (var names = request.getHeaderNames(); names.hasMoreElements(); ) {
            var name = names.nextElement();
            if (!name.equalsIgnoreCase("host")) {
                outgoing.addHeader(name, request.getHeader(name));
            }
        }
        var answer = executor.execute(outgoing, connection, HttpCoreContext.create());
        response.setStatus(answer.getCode());
        for (var header : answer.getHeaders()) {
            if (!header.getName().equalsIgnoreCase("connection")) {
                response.addHeader(header.getName(), header.getValue());
            }
        }
        answer.getEntity().getContent().transferTo(response.getOutputStream());
        resting.push(connection);
    }

    private DefaultBHttpClientConnection connected() throws IOException {
        var socket = new Socket("127.0.0.1", backend);
        socket.setTcpNoDelay(true);
        return DefaultBHttpClientConnectionFactory.builder().build().createConnection(socket);
    }
}
