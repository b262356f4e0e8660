package dev.nexus.standalone.events;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code nexus events}: reads the command line, signs in, and does it. */
public final class EventsCommand {

    private static final String HELP = """
        What operators do with events, through the gateway, as an administrator.

          ./nexus events list [--service S] [--subscriber N] [--type T] [--limit N]
                                     the events that were given up (parked), the newest first
          ./nexus events show ID...  one of them, with its body and why it failed
          ./nexus events replay ID...
          ./nexus events replay --all [--service S] [--subscriber N] [--type T]
                                     tries them again, and waits for what becomes of each
          ./nexus events drop ID...  gives them up for good
          ./nexus events republish --service S --from TIME --to TIME [--type T]... [--source S]... [--queue Q]
                                     publishes a service's own events of the last days once more, with the same
                                     identifiers; to everybody who listens, or to one queue alone
          ./nexus events rebuild --consumer S --publisher S [--projection N]...
                                     lets a service take in anew what another one's state is now

          --service     user, catalog, playback or notification; without it, all of them
          --json        a JSON document a line, for scripts
          --no-wait     does not wait for the end of what was begun

          NEXUS_URL     the gateway ({url})
          NEXUS_TOKEN   an access token of an administrator. API keys are refused here: events hold what all people's are.
                        Without it NEXUS_EMAIL, NEXUS_PASSWORD and, with a second factor, NEXUS_CODE are used, or
                        asked for; that session ends with the command.

        It ends with 0 when it is done, 1 when the server refused it or it failed, 2 when the command makes no sense, 3 when
        nobody answers at the URL, 4 when nobody is signed in who may do it.
        """;

    private final Map<String, String> environment;
    private final String defaultUrl;
    private final PrintStream out;
    private final PrintStream err;
    private final SigningIn.Prompt prompt;
    private final Duration pause;

    EventsCommand(
            Map<String, String> environment,
            String defaultUrl,
            PrintStream out,
            PrintStream err,
            SigningIn.Prompt prompt,
            Duration pause) {
        this.environment = environment;
        this.defaultUrl = defaultUrl;
        this.out = out;
        this.err = err;
        this.prompt = prompt;
        this.pause = pause;
    }

    /**
     * At this terminal.
     *
     * @param defaultUrl where the gateway is when {@code NEXUS_URL} does not say
     */
    public static EventsCommand atTerminal(Map<String, String> environment, String defaultUrl) {
        return new EventsCommand(
                environment, defaultUrl, System.out, System.err, EventsCommand::ask, Duration.ofMillis(500));
    }

    /** Does it; returns the exit code. */
    public int run(List<String> words) {
        try {
            return dispatch(words);
        } catch (CommandFailed e) {
            err.println(e.sentence());
            return e.exitCode();
        }
    }

    private int dispatch(List<String> words) {
        String command = words.isEmpty() ? "help" : words.getFirst();
        if (List.of("help", "-h", "--help").contains(command) || words.contains("--help")) {
            out.print(HELP.replace("{url}", url()));
            return ExitCode.DONE;
        }
        Arguments arguments = Arguments.of(words.subList(1, words.size()));
        Function<AdminApi, Integer> act = act(command, arguments, new Printing(out, arguments.has("--json")));
        return new SigningIn(environment, prompt).as(AdminApi.at(url()), act);
    }

    /** What is to be done; a command line without sense is refused before anybody has to sign in. */
    private Function<AdminApi, Integer> act(String command, Arguments arguments, Printing printing) {
        ParkedCommands parked = new ParkedCommands(arguments, printing, new Waiting(pause));
        JobCommands jobs = new JobCommands(arguments, printing, new Waiting(pause));
        return switch (command) {
            case "list" -> parked.list();
            case "show" -> parked.show();
            case "replay" -> parked.replay();
            case "drop" -> parked.drop();
            case "republish" -> jobs.republish();
            case "rebuild" -> jobs.rebuild();
            default -> throw CommandFailed.wrongUse("There is no command 'events %s'.".formatted(command));
        };
    }

    private String url() {
        String given = environment.getOrDefault("NEXUS_URL", "").strip();
        return given.isEmpty() ? defaultUrl : given;
    }

    private static @Nullable String ask(String question, boolean secret) {
        Console console = Objects.requireNonNull(System.console(), "since JDK 22 there is one always");
        if (!console.isTerminal()) {
            return null;
        }
        if (!secret) {
            return console.readLine("%s", question);
        }
        char[] typed = console.readPassword("%s", question);
        return typed == null ? null : new String(typed);
    }
}
