import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.nio.charset.StandardCharsets;

/**
 * An outside subscriber in a few lines of plain amqp-client: prints every event of the suite, a line each. Run it as {@code java
 * -cp 'folder-of-amqp-client/*' EventTail.java amqp://user:password@host:port/vhost}.
 */
final class EventTail {

    public static void main(String[] arguments) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(arguments[0]);
        Connection connection = factory.newConnection();
        Channel channel = connection.createChannel();
        // A real subscriber declares a durable queue under a name of its own and acknowledges what it has handled.
        String queue = channel.queueDeclare("", false, true, true, null).getQueue();
        channel.queueBind(queue, "nexus.events", "#");
        channel.basicConsume(
                queue,
                true,
                (tag, event) -> System.out.println(new String(event.getBody(), StandardCharsets.UTF_8)),
                tag -> {});
        System.out.println("listening");
    }
}
