package dev.nexus.platform.inbox;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;

/**
 * Gathers what a queue has delivered, without waiting for more, into batches for the {@link Inbox}, and acknowledges each batch
 * after its commit. While the database is away it holds the batch and acknowledges nothing.
 */
final class InboxQueueListener implements ChannelAwareMessageListener {

    private static final Logger LOG = LoggerFactory.getLogger(InboxQueueListener.class);
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(1);
    private static final Duration LOOK_UP_EVERY = Duration.ofMillis(500);

    private record Delivery(Message message, Channel channel) {

        String body() {
            return new String(message.getBody(), StandardCharsets.UTF_8);
        }

        long tag() {
            return message.getMessageProperties().getDeliveryTag();
        }
    }

    private final String queue;
    private final Inbox inbox;
    private final int batchSize;
    private final BlockingQueue<Delivery> delivered;
    private volatile @Nullable Thread worker;

    InboxQueueListener(String queue, Inbox inbox, int batchSize, int prefetch) {
        this.queue = queue;
        this.inbox = inbox;
        this.batchSize = batchSize;
        // Room for what two channels may hold at once: the old one's rest and the new one's after a reconnection.
        this.delivered = new ArrayBlockingQueue<>(2 * prefetch);
    }

    @Override
    public void onMessage(Message message, @Nullable Channel channel) throws InterruptedException {
        if (channel == null) {
            throw new IllegalStateException("a message of %s came without its channel".formatted(queue));
        }
        delivered.put(new Delivery(message, channel));
    }

    void start() {
        Thread starting = Thread.ofVirtual().name("inbox-" + queue).unstarted(this::run);
        worker = starting;
        starting.start();
    }

    /** Stops after the current batch; what was delivered but not acknowledged comes again. */
    void stop(Duration within) throws InterruptedException {
        Thread stopping = worker;
        worker = null;
        if (stopping != null) {
            // Not interrupted at once: that would close the database connection in the middle of the batch.
            if (!stopping.join(within)) {
                stopping.interrupt();
                stopping.join(within);
            }
            delivered.clear();
        }
    }

    private void run() {
        List<Delivery> batch = new ArrayList<>(batchSize);
        try {
            while (worker == Thread.currentThread()) {
                Delivery first = delivered.poll(LOOK_UP_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.clear();
                    batch.add(first);
                    delivered.drainTo(batch, batchSize - 1);
                    receive(batch);
                    acknowledge(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive(List<Delivery> batch) throws InterruptedException {
        List<String> bodies = batch.stream().map(Delivery::body).toList();
        while (true) {
            try {
                inbox.receive(queue, bodies);
                return;
            } catch (RuntimeException e) {
                LOG.atWarn()
                        .addKeyValue("queue", queue)
                        .addKeyValue("cause", e.toString())
                        .log("The database did not take events; nothing is acknowledged, trying again");
                TimeUnit.MILLISECONDS.sleep(DATABASE_PAUSE.toMillis());
            }
        }
    }

    private void acknowledge(List<Delivery> batch) {
        for (int i = 0; i < batch.size(); i++) {
            Delivery delivery = batch.get(i);
            boolean lastOfChannel = i == batch.size() - 1 || batch.get(i + 1).channel() != delivery.channel();
            if (lastOfChannel) {
                acknowledgeUpTo(delivery);
            }
        }
    }

    private void acknowledgeUpTo(Delivery delivery) {
        try {
            delivery.channel().basicAck(delivery.tag(), true);
        } catch (IOException | RuntimeException e) {
            // The channel is gone: the broker delivers the batch again and the inbox knows it already.
            LOG.atDebug().addKeyValue("queue", queue).log("A batch could not be acknowledged");
        }
    }
}
