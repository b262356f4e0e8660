package dev.nexus.notification.unsubscribe.web;

import dev.nexus.notification.phrase.Phrases;
import dev.nexus.notification.unsubscribe.Subscribed;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Pages of plain HTML: no script, no style of its own, nothing that is fetched, so that any policy lets them be. */
@Component
class UnsubscribePages {

    private final Phrases phrases;

    UnsubscribePages(Phrases phrases) {
        this.phrases = phrases;
    }

    /** Asks whether it is meant: programs follow links, people press buttons. */
    String question(Locale language, Subscribed subscribed) {
        // Posts to where it was got from.
        var form = """
                <form method="post">
                <input type="hidden" name="%s" value="%s">
                <button type="submit">%s</button>
                </form>
                """.formatted(
                        UnsubscribeController.FIELD,
                        UnsubscribeController.ONE_CLICK,
                        escaped(phrases.of(language, "unsubscribe.button")));
        return page(language, "unsubscribe.title", "unsubscribe.question", subscribed, form);
    }

    /** Says that it is done. */
    String done(Locale language, Subscribed subscribed) {
        return page(language, "unsubscribe.done.title", "unsubscribe.done", subscribed, "");
    }

    private String page(Locale language, String title, String text, Subscribed subscribed, String form) {
        var heading = escaped(phrases.of(language, title));
        var said = escaped(phrases.of(language, text, phrases.kind(language, subscribed.kind())));
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="robots" content="noindex">
                <title>%s</title>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                <p>%s</p>
                %s</main>
                </body>
                </html>
                """.formatted(language.toLanguageTag(), heading, heading, said, form);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
