package dev.nexus.standalone.events;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What is done with events that were given up. */
final class ParkedCommands {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Arguments arguments;
    private final Printing printing;
    private final Waiting waiting;

    ParkedCommands(Arguments arguments, Printing printing, Waiting waiting) {
        this.arguments = arguments;
        this.printing = printing;
        this.waiting = waiting;
    }

    /** A parked event and the service that has it. */
    private record Found(String service, String path, JsonNode event) {}

    Function<AdminApi, Integer> list() {
        arguments.only("--service", "--subscriber", "--type", "--limit");
        int limit = limit();
        List<String> services = services();
        return api -> list(api, services, limit);
    }

    Function<AdminApi, Integer> show() {
        arguments.only("--service");
        List<String> ids = ids();
        List<String> services = services();
        return api -> {
            for (String id : ids) {
                Found found = find(api, services, id);
                printing.document(Map.of("service", found.service(), "event", found.event()));
                printing.say("%-12s %s".formatted("service", found.service()));
                printing.members(found.event());
            }
            return ExitCode.DONE;
        };
    }

    /** Waits for what becomes of each: gone is handled. */
    Function<AdminApi, Integer> replay() {
        arguments.only("--service", "--subscriber", "--type", "--all", "--no-wait");
        List<String> services = services();
        if (!arguments.has("--all")) {
            List<String> ids = ids();
            return api -> ids.stream()
                    .mapToInt(id -> replay(api, find(api, services, id), id))
                    .max()
                    .orElse(ExitCode.DONE);
        }
        if (!arguments.rest().isEmpty()) {
            throw CommandFailed.wrongUse("--all and identifiers exclude each other.");
        }
        String filter = query(filter());
        return api -> {
            for (String service : services) {
                int replayed = api.post(parked(service) + "/replay" + filter, null)
                        .path("replayed")
                        .asInt();
                printing.document(Map.of("service", service, "replayed", replayed));
                printing.say("%s tries %d parked events again".formatted(service, replayed));
            }
            return ExitCode.DONE;
        };
    }

    Function<AdminApi, Integer> drop() {
        arguments.only("--service");
        List<String> ids = ids();
        List<String> services = services();
        return api -> {
            for (String id : ids) {
                Found found = find(api, services, id);
                api.delete(found.path());
                say(found, id, "dropped", "is dropped");
            }
            return ExitCode.DONE;
        };
    }

    private int list(AdminApi api, List<String> services, int limit) {
        List<List<String>> rows = new ArrayList<>();
        for (String service : services) {
            for (JsonNode event : events(api, service, limit - rows.size())) {
                printing.document(Map.of("service", service, "event", event));
                rows.add(List.of(
                        service,
                        event.path("id").asString(),
                        Printing.printable(event.path("parkedAt")),
                        event.path("attempts").asString(),
                        Printing.printable(event.path("subscriber")),
                        Printing.printable(event.path("type")),
                        shortened(Printing.printable(event.path("reason")))));
            }
        }
        if (rows.isEmpty()) {
            printing.say("No event is parked.");
        } else {
            printing.table(List.of("service", "id", "parked at", "tries", "subscriber", "type", "reason"), rows);
        }
        return ExitCode.DONE;
    }

    private int replay(AdminApi api, Found found, String id) {
        api.post(found.path() + "/replay", null);
        if (arguments.has("--no-wait")) {
            say(found, id, "replayed", "is tried again");
            return ExitCode.DONE;
        }
        Optional<JsonNode> left = waiting.until(
                PATIENCE,
                () -> api.find(found.path()),
                now -> now.isEmpty() || now.get().path("state").asString().equals("parked"));
        if (left.isEmpty()) {
            say(found, id, "handled", "was handled");
            return ExitCode.DONE;
        }
        say(
                found,
                id,
                left.get().path("state").asString(),
                "is not handled yet: " + Printing.printable(left.get().path("reason")));
        return ExitCode.FAILED;
    }

    private void say(Found found, String id, String state, String words) {
        printing.document(Map.of("service", found.service(), "id", id, "state", state));
        printing.say("%s of %s %s".formatted(id, found.service(), words));
    }

    private List<JsonNode> events(AdminApi api, String service, int atMost) {
        List<JsonNode> events = new ArrayList<>();
        String cursor = "";
        while (events.size() < atMost) {
            List<String> parameters = new ArrayList<>(filter());
            parameters.add("limit=" + Math.min(200, atMost - events.size()));
            if (!cursor.isEmpty()) {
                parameters.add("cursor=" + cursor);
            }
            JsonNode page = api.get(parked(service) + query(parameters));
            page.path("items").forEach(events::add);
            if (page.path("next").isNull() || page.path("next").isMissingNode()) {
                break;
            }
            cursor = page.path("next").asString();
        }
        return events;
    }

    private static Found find(AdminApi api, List<String> services, String id) {
        return services.stream()
                .map(service -> Map.entry(service, parked(service) + "/" + id))
                .flatMap(place -> api.find(place.getValue()).stream()
                        .map(event -> new Found(place.getKey(), place.getValue(), event)))
                .findFirst()
                .orElseThrow(() -> new CommandFailed(
                        ExitCode.FAILED, "No service has a parked event %s: it was handled or dropped.".formatted(id)));
    }

    private List<String> ids() {
        if (arguments.rest().isEmpty()) {
            throw CommandFailed.wrongUse("The identifier of a parked event is needed.");
        }
        for (String id : arguments.rest()) {
            try {
                UUID.fromString(id);
            } catch (IllegalArgumentException e) {
                throw CommandFailed.wrongUse("%s is no identifier of a parked event.".formatted(id));
            }
        }
        return arguments.rest();
    }

    private List<String> services() {
        return arguments.one("--service").map(Services::require).map(List::of).orElse(Services.ALL);
    }

    private int limit() {
        String limit = arguments.one("--limit").orElse("200");
        if (!limit.matches("[1-9][0-9]{0,5}")) {
            throw CommandFailed.wrongUse("--limit is %s, but must be a number from 1 on.".formatted(limit));
        }
        return Integer.parseInt(limit);
    }

    private List<String> filter() {
        return Stream.of("--subscriber", "--type")
                .flatMap(name -> arguments.one(name).stream().map(value -> name.substring(2) + "=" + encoded(value)))
                .toList();
    }

    private static String query(List<String> parameters) {
        return parameters.isEmpty() ? "" : parameters.stream().collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String parked(String service) {
        return Services.path(service) + "/parked-events";
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }
}
