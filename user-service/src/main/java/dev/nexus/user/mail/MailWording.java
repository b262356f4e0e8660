package dev.nexus.user.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts mails into words: {@code mail/<language>/<name>.txt}, the first line of which is the subject. What people typed gets
 * into them as one short line without control characters and without links, so nobody writes a header or a paragraph of ours.
 */
@Component
class MailWording {

    private static final String USUAL_LANGUAGE = "en";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s\\u2028\\u2029]+");

    /** What makes a link of the words around it, for many mail programs. */
    private static final Pattern LINKING = Pattern.compile("(?<=\\S)[.:@](?=\\S)|/(?=/)");

    private static final int LONGEST = 60;

    private final MailSettings settings;
    private final JsonMapper json;

    MailWording(MailSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    /** The mail in a language, or in English when it was not translated. */
    Wording of(Mail mail, @Nullable String language) {
        var name = SealedMails.kind(mail);
        var template = template(name, language == null ? USUAL_LANGUAGE : language);
        var values = values(name, mail);
        var lines = template.split("\\R", 2);
        return new Wording(filled(lines[0], values), filled(lines[1].strip(), values) + "\n");
    }

    private Map<String, String> values(String name, Mail mail) {
        var values = new HashMap<String, String>();
        json.valueToTree(mail)
                .properties()
                .forEach(value -> values.put(
                        value.getKey(), shown(value.getKey(), value.getValue().asString())));
        values.put("publicUrl", settings.publicUrl().toString());
        var token = values.get("token");
        var link = token == null ? null : settings.link(name, token);
        if (link != null) {
            values.put("link", link);
        }
        return values;
    }

    /** What people typed, short and apart, so that no mail of ours carries a stranger's message or link. */
    private static String shown(String name, String value) {
        if (name.equals("token")) {
            return value;
        }
        var apart =
                LINKING.matcher(BLANKS.matcher(value).replaceAll(" ").strip()).replaceAll("$0 ");
        return apart.codePointCount(0, apart.length()) <= LONGEST
                ? apart
                : apart.substring(0, apart.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private static String filled(String template, Map<String, String> values) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            var value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalStateException(
                        "a mail's words ask for {%s}, which it does not have".formatted(found.group(1)));
            }
            return Matcher.quoteReplacement(BLANKS.matcher(value).replaceAll(" "));
        });
    }

    private static String template(String name, String language) {
        try {
            for (var tried : new String[] {language, USUAL_LANGUAGE}) {
                try (var file = MailWording.class.getResourceAsStream("/mail/%s/%s.txt".formatted(tried, name))) {
                    if (file != null) {
                        return new String(file.readAllBytes(), UTF_8);
                    }
                }
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
        throw new IllegalStateException("mail " + name + " has no words");
    }
}
