package dev.nexus.notification.live;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one stream has still to send. Of each book only the newest position waits, and of notifications only that there are some:
 * they are in the database. When even so too much waits, the client does not keep up and its stream ends.
 */
final class Mailbox {

    /** What is to be sent now. Nothing of it is true when there is no news. */
    record News(List<LivePosition> positions, boolean notifications, boolean missed, boolean ended) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<UUID, LivePosition> positions = new LinkedHashMap<>();
    private final int capacity;
    private boolean notifications = true;
    private boolean missed;
    private boolean ended;

    /** A mailbox that asks to look for notifications at first. */
    Mailbox(int capacity) {
        this.capacity = capacity;
    }

    void position(LivePosition position) {
        change(() -> {
            positions.merge(
                    position.bookId(), position, (older, newer) -> newer.version() >= older.version() ? newer : older);
            if (positions.size() > capacity) {
                positions.clear();
                ended = true;
            }
        });
    }

    void notifications() {
        change(() -> notifications = true);
    }

    /** Positions may have been missed. */
    void missed() {
        change(() -> missed = true);
    }

    void end() {
        change(() -> ended = true);
    }

    /** Takes the news, or none when the time is over. */
    News await(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (positions.isEmpty() && !notifications && !missed && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            var news = new News(List.copyOf(positions.values()), notifications, missed, ended);
            positions.clear();
            notifications = false;
            missed = false;
            return news;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
