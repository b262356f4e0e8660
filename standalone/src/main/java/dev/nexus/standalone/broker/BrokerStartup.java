package dev.nexus.standalone.broker;

import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Container;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.State;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;

/** Hears how the broker's start went. The launcher itself swallows most of what goes wrong. */
final class BrokerStartup extends DefaultSystemLauncherListener {

    private @Nullable SystemConfig<?> system;
    private @Nullable RuntimeException failure;

    @Override
    public void onContainerResolve(SystemConfig<?> resolved) {
        this.system = resolved;
    }

    @Override
    public void errorOnStartup(RuntimeException e) {
        this.failure = e;
    }

    /** Returns the port that is open now, or throws what kept it from opening. */
    int boundPort() {
        if (failure != null) {
            throw failure;
        }
        Container<?> broker = system == null ? null : system.getContainer();
        if (broker == null || broker.getState() != State.ACTIVE) {
            throw new IllegalStateException("the broker did not become active");
        }
        for (Port<?> port : broker.getChildren(Port.class)) {
            return port.getBoundPort();
        }
        throw new IllegalStateException("the broker opened no port");
    }
}
