package dev.nexus.notification.email;

import dev.nexus.notification.applink.AppLinks;
import dev.nexus.notification.channel.ChannelMessage;
import dev.nexus.notification.phrase.Phrases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Puts a notification into a mail's words, twice: as text and as HTML, which say the same. */
@Component
class EmailWording {

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TEXT = 4_000;
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private final Phrases phrases;
    private final AppLinks links;
    private final String textFrame = frame("mail.txt");
    private final String htmlFrame = frame("mail.html");

    EmailWording(Phrases phrases, AppLinks links) {
        this.phrases = phrases;
        this.links = links;
    }

    /**
     * A mail in words.
     *
     * @param subject one line
     */
    record Words(String subject, String text, String html) {}

    /**
     * What a mail says.
     *
     * @param unsubscribe where the recipient turns its like off
     */
    Words of(ChannelMessage message, URI unsubscribe) {
        var language = Phrases.language(message.recipient().locale());
        var title = ForeignText.line(message.notification().title(), LONGEST_LINE);
        var values = values(message, language);
        values.put("title", title);
        values.put("unsubscribe", unsubscribe.toString());
        return new Words(
                title,
                filled(textFrame, values, UnaryOperator.identity()),
                filled(htmlFrame, values, text -> HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name())));
    }

    private Map<String, String> values(ChannelMessage message, Locale language) {
        var notification = message.notification();
        var name = ForeignText.line(message.recipient().displayName(), LONGEST_NAME);
        var values = new HashMap<String, String>();
        values.put("language", language.toLanguageTag());
        values.put("text", ForeignText.lines(notification.text(), LONGEST_TEXT));
        values.put("greeting", phrases.of(language, "greeting", name));
        values.put("link", links.to(notification).toString());
        values.put("open", phrases.of(language, "open"));
        values.put("why", phrases.of(language, "why", phrases.kind(language, notification.kind())));
        values.put("stop", phrases.of(language, "unsubscribe"));
        return values;
    }

    private static String filled(String frame, Map<String, String> values, UnaryOperator<String> escape) {
        return PLACE.matcher(frame).replaceAll(place -> {
            var value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException(
                        "a mail's frame asks for {%s}, which there is not".formatted(place.group(1)));
            }
            return Matcher.quoteReplacement(escape.apply(value));
        });
    }

    private static String frame(String name) {
        try (var file = EmailWording.class.getResourceAsStream("/email/" + name)) {
            if (file == null) {
                throw new IllegalStateException("there is no frame " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
