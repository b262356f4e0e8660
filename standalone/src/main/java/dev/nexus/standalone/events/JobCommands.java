package dev.nexus.standalone.events;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What goes on for a while in the services: events published again, projections rebuilt. */
final class JobCommands {

    private static final Duration PATIENCE = Duration.ofHours(12);
    private static final List<String> UNFINISHED = List.of("queued", "running");

    private final Arguments arguments;
    private final Printing printing;
    private final Waiting waiting;

    JobCommands(Arguments arguments, Printing printing, Waiting waiting) {
        this.arguments = arguments;
        this.printing = printing;
        this.waiting = waiting;
    }

    Function<AdminApi, Integer> republish() {
        arguments.only("--service", "--from", "--to", "--type", "--source", "--queue", "--no-wait");
        noRest();
        String service = Services.require(arguments.required("--service"));
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("from", time("--from", arguments.required("--from")));
        wanted.put("to", time("--to", arguments.required("--to")));
        putIfAny(wanted, "types", arguments.all("--type"));
        putIfAny(wanted, "sources", arguments.all("--source"));
        arguments.one("--queue").ifPresent(queue -> wanted.put("queue", queue));
        String replays = Services.path(service) + "/event-replays";
        return api -> follow(api, replays, api.post(replays, wanted), "published");
    }

    /** The consumer first: what it is told before it has forgotten how new its knowledge is would change nothing. */
    Function<AdminApi, Integer> rebuild() {
        arguments.only("--consumer", "--publisher", "--projection", "--no-wait");
        noRest();
        String consumer = Services.require(arguments.required("--consumer"));
        String publisher = Services.require(arguments.required("--publisher"));
        Map<String, Object> reset = new LinkedHashMap<>();
        reset.put("publisher", publisher);
        putIfAny(reset, "subscribers", arguments.all("--projection"));
        return api -> {
            JsonNode done = api.post(Services.path(consumer) + "/projection-resets", reset);
            printing.document(done);
            printing.say(
                    "%s takes in the state of %s anew: %s".formatted(consumer, publisher, done.path("subscribers")));
            String emissions = Services.path(publisher) + "/state-emissions";
            return follow(api, emissions, api.post(emissions, Map.of("consumer", consumer)), "told");
        };
    }

    private int follow(AdminApi api, String path, JsonNode begun, String progress) {
        String id = begun.path("id").asString();
        JsonNode job = arguments.has("--no-wait")
                ? begun
                : waiting.until(
                        PATIENCE,
                        () -> api.get(path + "/" + id),
                        now -> !UNFINISHED.contains(now.path("state").asString()));
        printing.document(job);
        printing.say("%s: %s, %s events %s%s"
                .formatted(
                        id,
                        job.path("state").asString(),
                        job.path(progress).asString(),
                        progress,
                        job.path("problem").isString() ? ": " + Printing.printable(job.path("problem")) : ""));
        String state = job.path("state").asString();
        return state.equals("succeeded") || arguments.has("--no-wait") ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void noRest() {
        if (!arguments.rest().isEmpty()) {
            throw CommandFailed.wrongUse(
                    "%s is of no use here.".formatted(arguments.rest().getFirst()));
        }
    }

    private static String time(String option, String value) {
        try {
            return Instant.parse(value).toString();
        } catch (DateTimeParseException e) {
            throw CommandFailed.wrongUse(
                    "%s is %s, but must be a time in UTC such as 2026-03-01T12:00:00Z.".formatted(option, value));
        }
    }

    private static void putIfAny(Map<String, Object> request, String name, List<String> values) {
        if (!values.isEmpty()) {
            request.put(name, values);
        }
    }
}
