package dev.nexus.notification.push;

import dev.nexus.notification.inbox.Notification;
import dev.nexus.notification.push.crypto.MessageEncryption;
import java.net.URI;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser's service worker gets.
 *
 * @param id of the notification: a worker that shows it under this tag shows it once
 * @param kind as in the inbox
 * @param link what is opened by a tap
 */
record PushPayload(UUID id, String kind, String title, String text, String link) {

    private static final int LONGEST_TITLE = 200;

    /** A notification as JSON, its text cut between two characters where it would be longer than push services take. */
    static byte[] of(Notification notification, URI link, JsonMapper json) {
        var whole = new PushPayload(
                notification.id().value(),
                notification.kind().wireName(),
                cut(notification.title(), LONGEST_TITLE),
                notification.text(),
                link.toString());
        var bytes = json.writeValueAsBytes(whole);
        return bytes.length <= MessageEncryption.MOST_BYTES ? bytes : whole.fitting(json);
    }

    /** The longest beginning of the text that fits: JSON writes some characters as six bytes, so it is tried. */
    private byte[] fitting(JsonMapper json) {
        var fits = 0;
        var tooLong = text.codePointCount(0, text.length());
        while (tooLong - fits > 1) {
            var middle = (fits + tooLong) / 2;
            if (json.writeValueAsBytes(cutTo(middle)).length <= MessageEncryption.MOST_BYTES) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return json.writeValueAsBytes(cutTo(fits));
    }

    private PushPayload cutTo(int codePoints) {
        return new PushPayload(id, kind, title, cut(text, codePoints), link);
    }

    private static String cut(String text, int codePoints) {
        return text.codePointCount(0, text.length()) <= codePoints
                ? text
                : text.substring(0, text.offsetByCodePoints(0, codePoints)) + "…";
    }
}
