package dev.nexus.gateway.forward;

import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Keeps Tomcat from touching bodies that are not for the gateway, and from more connections than there is memory for. */
@Component
class BodiesLeftAlone implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String WRITE_BUFFER = Integer.toString(32 * 1024);

    private final int connections;

    BodiesLeftAlone(ClientSettings settings) {
        this.connections = settings.connections(Runtime.getRuntime().maxMemory());
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        TomcatConnectorCustomizer customizer = connector -> {
            // A form is a body like any other: not one is read for its parameters.
            connector.setParseBodyMethods("");
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                // Whoever waits for "100 Continue" is told so by the backend; a refusal saves the upload.
                http.setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
                // Audio goes out in pieces of this size. Every connection has one such buffer.
                http.setProperty("socket.appWriteBufSize", WRITE_BUFFER);
                http.setMaxConnections(connections);
            }
        };
        tomcat.addConnectorCustomizers(customizer);
    }
}
