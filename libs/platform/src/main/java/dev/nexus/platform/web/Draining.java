package dev.nexus.platform.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * The first step of a service's end: nobody can connect any more, while those who are connected are served on and told to connect
 * elsewhere next time, which Tomcat does by itself once it listens no more. Only then comes Spring Boot's graceful shutdown. That
 * pauses the connections first, and what comes in on a paused one is dropped without an answer: its client cannot tell whether the
 * request was taken, and may not send it again.
 */
final class Draining implements SmartLifecycle {

    private final ApplicationContext context;
    private final Duration drain;
    private final CountDownLatch never = new CountDownLatch(1);
    private volatile boolean running;

    Draining(ApplicationContext context, Duration drain) {
        this.context = context;
        this.drain = drain;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (context instanceof WebServerApplicationContext web
                && web.getWebServer() instanceof TomcatWebServer server) {
            stopListening(server);
            awaitLastRequests();
        }
    }

    private static void stopListening(TomcatWebServer server) {
        Arrays.stream(server.getTomcat().getServer().findServices())
                .flatMap(service -> Arrays.stream(service.findConnectors()))
                .forEach(connector -> connector.getProtocolHandler().closeServerSocketGraceful());
    }

    private void awaitLastRequests() {
        try {
            never.await(drain.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A pause is no end: what goes on afterwards must still be listening. The web server is not paused either. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    /** Before everything else stops, the web server's graceful shutdown included. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
