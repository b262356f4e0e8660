package dev.nexus.platform.process;

import org.springframework.boot.SpringApplication;

/** What every service's {@code main} does. */
public final class ServiceProcess {

    private ServiceProcess() {}

    /**
     * Starts a service, and sees to it that a service which was asked to end (SIGTERM) and has done so in order ends with 0. A JVM's
     * own answer to that signal is 143, which whoever watches the process has to take for a failure.
     */
    public static void run(Class<?> application, String[] arguments) {
        SpringApplication.run(application, arguments);
        // Comes after the contexts were closed, and not at all when the start failed.
        SpringApplication.getShutdownHandlers().add(() -> Runtime.getRuntime().halt(0));
    }
}
