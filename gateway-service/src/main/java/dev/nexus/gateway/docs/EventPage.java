package dev.nexus.gateway.docs;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue of events as a page: no script, no style of its own, every text escaped. */
final class EventPage {

    private EventPage() {}

    static String of(List<EventEntry> events, List<String> contexts, JsonMapper json) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <title>Nexus: the events</title>
                  <link rel="icon" type="image/png" href="/docs/assets/favicon-32x32.png">
                  <link rel="stylesheet" href="/docs/assets/events.css">
                </head>
                <body>
                <header>
                  <h1>Events</h1>
                  <p>What Nexus tells on the durable topic exchange <code>nexus.events</code>, as structured CloudEvents 1.0 JSON: at least once, in order for
                    each partition key. Readers dedupe by <code>id</code> and ignore types, fields and values that they do not know.
                    The <a href="%s">envelope</a> is the same for all. Ask with <code>Accept: application/json</code> for this page as data;
                    <a href="/docs">the API</a> is elsewhere.</p>
                </header>
                <nav>
                %s</nav>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(
                EventDocuments.path("contracts/envelope.schema.json"),
                contexts.stream().map(context -> contents(context, events)).collect(joining()),
                events.stream().map(event -> section(event, json)).collect(joining()));
    }

    private static String contents(String context, List<EventEntry> events) {
        return """
                <h2>%1$s <a href="%2$s/asyncapi/%1$s">AsyncAPI</a></h2>
                <ul>
                %3$s</ul>
                """.formatted(
                        text(context),
                        EventDocuments.PAGE,
                        events.stream()
                                .filter(event -> event.owner().equals(context))
                                .map(event -> "<li><a href=\"#%1$s\">%1$s</a></li>%n".formatted(text(event.type())))
                                .collect(joining()));
    }

    private static String section(EventEntry event, JsonMapper json) {
        return """
                <section id="%1$s">
                <h3><a href="#%1$s">%1$s</a></h3>
                <p>%2$s</p>
                <dl>
                <dt>told by</dt><dd>%3$s, since %4$s</dd>
                <dt>source</dt><dd>%5$s</dd>
                <dt>in order for each</dt><dd><code>%6$s</code> (partition key)</dd>
                <dt>how often</dt><dd>%7$s</dd>
                <dt>personal data</dt><dd>%8$s</dd>
                <dt>listeners in the suite</dt><dd>%9$s</dd>
                <dt>schema</dt><dd><a href="%10$s">%11$s</a></dd>
                </dl>
                <table>
                <thead><tr><th>field</th><th>type</th><th>required</th><th>what it is</th></tr></thead>
                <tbody>
                %12$s</tbody>
                </table>
                <details><summary>Example of <code>data</code></summary>
                <pre>%13$s</pre>
                </details>
                </section>
                """.formatted(
                text(event.type()),
                text(event.meaning()),
                text(event.owner()),
                text(event.since()),
                event.sources().stream()
                        .map(source -> "<code>" + text(source) + "</code>")
                        .collect(joining(" or ")),
                text(event.orderedBy()),
                text(event.rate()),
                event.personalData() ? "yes" : "no",
                event.listeners().isEmpty() ? "none" : text(String.join(", ", event.listeners())),
                text(event.schema()),
                text(event.dataschema()),
                event.fields().stream().map(EventPage::row).collect(joining()),
                text(json.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(event.example())));
    }

    private static String row(EventEntry.Field field) {
        var values = field.values() == null ? "" : " One of " + String.join(", ", field.values()) + "; more may come.";
        return "<tr><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s</td></tr>%n"
                .formatted(
                        text(field.name()),
                        text(field.type()),
                        field.required() ? "yes" : "no",
                        text(field.description() + values));
    }

    private static String text(String raw) {
        return HtmlUtils.htmlEscape(raw, "UTF-8");
    }
}
