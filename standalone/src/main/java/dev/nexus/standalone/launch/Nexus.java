package dev.nexus.standalone.launch;

import dev.nexus.standalone.CannotStart;
import dev.nexus.standalone.events.EventsCommand;
import java.util.Arrays;

/** The program behind the script {@code ./nexus}. */
public final class Nexus {

    /** The name of the supervisor's log and pid file. */
    static final String SUPERVISOR = "nexus";

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    /** What the process ends with after a signal: stopping in order is no failure. */
    private static volatile int exitCode;

    private Nexus() {}

    public static void main(String[] arguments) {
        try {
            exitCode = run(arguments);
        } catch (CannotStart e) {
            System.err.println(e.sentence());
            exitCode = FAILED;
        } catch (Pause.StoppedMeanwhile e) {
            return; // the signal that said so ends the process
        } catch (Exception e) {
            e.printStackTrace();
            exitCode = FAILED;
        }
        System.exit(exitCode);
    }

    /** Runs at the end of this process, whatever ends it, before its exit code is given. */
    static void atTheEnd(Runnable action) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            action.run();
            Runtime.getRuntime().halt(exitCode);
        }));
    }

    private static int run(String[] arguments) throws Exception {
        var console = new Console(System.out);
        var installation = Installation.of(System.getenv());
        var command = arguments.length == 0 ? "" : arguments[0];
        var options = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        switch (command) {
            case "up" -> {
                if (options.contains("--detach")) {
                    return new DetachedUp(installation, System.out).run();
                }
                new Up(installation, console).run();
            }
            case "backup" -> new Backup(installation, console).run(options);
            case "restore" -> new Restore(installation, console).run(options);
            case "down" -> new Down(installation, console).run();
            case "status" -> {
                return new Status(installation, console).run();
            }
            case "events" -> {
                var endpoints = new Endpoints(installation);
                return EventsCommand.atTerminal(
                                installation.environment(), endpoints.url().orElseGet(installation::url))
                        .run(options);
            }
            case "broker" -> new BrokerProgram(installation).run();
            case "rehearse-broker" -> new BrokerProgram(installation).rehearse();
            default -> {
                System.err.println("There is no command '" + command + "': ./nexus help lists them.");
                return WRONG_USE;
            }
        }
        return 0;
    }
}
