package dev.nexus.platform.process;

import dev.nexus.platform.database.SchemaMigration;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.util.ClassUtils;

/** What every service's {@code main} does. */
public final class ServiceProcess {

    /** The first argument of a process that only brings the service's schema up to date, and ends. */
    public static final String MIGRATE = "migrate";

    private ServiceProcess() {}

    /**
     * Starts a service, and sees to it that a service which was asked to end (SIGTERM) and has done so in order ends with 0. A JVM's
     * own answer to that signal is 143, which whoever watches the process has to take for a failure.
     */
    public static void run(Class<?> application, String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(MIGRATE)) {
            migrate(application, Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        SpringApplication.run(application, arguments);
        // Comes after the contexts were closed, and not at all when the start failed.
        SpringApplication.getShutdownHandlers().add(() -> Runtime.getRuntime().halt(0));
    }

    private static void migrate(Class<?> application, String[] arguments) {
        if (!ClassUtils.isPresent("org.flywaydb.core.Flyway", application.getClassLoader())) {
            throw new IllegalArgumentException(
                    application.getSimpleName() + " has no schema of its own, so there is nothing to migrate");
        }
        SchemaMigration.run(arguments);
    }
}
