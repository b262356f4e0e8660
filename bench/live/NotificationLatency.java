import java.util.ArrayList;
import java.util.UUID;

/**
 * From the answer to a finish report (which is its commit) to the notification, read through the gateway of a running Nexus. The
 * polling itself is part of what is measured; its own time is printed beside it.
 */
final class NotificationLatency {

    private static final int SAMPLES = 100;
    private static final int WARM_UP = 20;
    private static final int END = 205;

    private NotificationLatency() {}

    static void main(String[] arguments) throws Exception {
        var suite = Suite.signedIn(arguments[0]);
        var book = suite.bookOfItsOwn();
        var latencies = new ArrayList<Double>();
        var polls = new ArrayList<Double>();
        var unread = 0;
        for (var i = 0; i < SAMPLES + WARM_UP; i++) {
            while (!suite.report(book, "finish", END, UUID.randomUUID()).contains("\"applied\"")) {
                Thread.onSpinWait();
            }
            var answered = System.nanoTime();
            unread++;
            long polled;
            do {
                polled = System.nanoTime();
            } while (Integer.parseInt(Suite.field(suite.get("/api/v1/me/notifications?limit=1"), "unread")) < unread);
            if (i >= WARM_UP) {
                latencies.add((System.nanoTime() - answered) / 1e6);
                polls.add((System.nanoTime() - polled) / 1e6);
            }
        }
        Suite.print("answer to notification read", latencies);
        Suite.print("one poll alone", polls);
    }
}
