package dev.nexus.gateway.forward;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at all calls several times a second and ends those that are late. A timeout of the socket would not do: it knows
 * neither a backend that takes nothing any more nor one that sends a byte now and then.
 */
@Component
final class Watch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final Duration PERIOD = Duration.ofMillis(50);

    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final Thread watching;

    Watch() {
        watching = Thread.ofPlatform().name("call-watch").daemon().start(this::watch);
    }

    Call begin(Limits limits, Guard guard) {
        var call = new Call(limits, guard, this);
        calls.add(call);
        return call;
    }

    void forget(Call call) {
        calls.remove(call);
    }

    long now() {
        return System.nanoTime();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(PERIOD);
                calls.forEach(Watch::look);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever happens to one: the others must not be left without a limit. */
    private static void look(Call call) {
        try {
            call.expireIfLate();
        } catch (RuntimeException | Error defect) {
            log.atError().setCause(defect).log("a call could not be ended");
        }
    }

    @Override
    public void close() {
        watching.interrupt();
    }
}
