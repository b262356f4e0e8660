package dev.nexus.notification;

import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.channel.ChannelMessage;
import dev.nexus.notification.channel.ChannelSending;
import dev.nexus.notification.channel.SendingOutcome;
import dev.nexus.notification.recipient.Recipient;
import dev.nexus.notification.recipient.RecipientId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Mail and push of the whole world, in the place of the real ones. They take what they get, unless they are told otherwise. */
@TestConfiguration(proxyBeanMethods = false)
public class FakeChannels {

    private static final Map<Address, Function<ChannelMessage, SendingOutcome>> ANSWERS = new ConcurrentHashMap<>();
    private static final List<Sent> SENT = new CopyOnWriteArrayList<>();

    private record Address(UUID recipient, Channel channel) {}

    /** A message on its way. */
    public record Sent(Channel channel, ChannelMessage message) {}

    @Bean
    static BeanDefinitionRegistryPostProcessor noRealChannels() {
        return new BeanDefinitionRegistryPostProcessor() {
            @Override
            public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
                var factory = (ConfigurableListableBeanFactory) registry;
                Arrays.stream(factory.getBeanNamesForType(ChannelSending.class, true, false))
                        .filter(name -> !name.startsWith("fake"))
                        .forEach(registry::removeBeanDefinition);
            }
        };
    }

    @Bean
    ChannelSending fakeEmail() {
        return new Fake(Channel.EMAIL);
    }

    @Bean
    ChannelSending fakePush() {
        return new Fake(Channel.PUSH);
    }

    /** What somebody's messages by a channel are answered from now on. */
    public static void answer(UUID recipient, Channel channel, Function<ChannelMessage, SendingOutcome> answer) {
        ANSWERS.put(new Address(recipient, channel), answer);
    }

    /** What was sent to somebody by a channel. */
    public static List<ChannelMessage> sent(UUID recipient, Channel channel) {
        return SENT.stream()
                .filter(sent -> sent.channel() == channel)
                .map(Sent::message)
                .filter(message -> message.recipient().id().equals(new RecipientId(recipient)))
                .toList();
    }

    private record Fake(Channel channel) implements ChannelSending {

        /** Everybody has a browser that asked. */
        @Override
        public Set<RecipientId> reached(Collection<Recipient> recipients) {
            return recipients.stream()
                    .filter(recipient -> channel == Channel.PUSH || recipient.emailVerified())
                    .map(Recipient::id)
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public SendingOutcome send(ChannelMessage message) {
            SENT.add(new Sent(channel, message));
            var address = new Address(message.recipient().id().value(), channel);
            return ANSWERS.getOrDefault(address, _ -> new SendingOutcome.Sent()).apply(message);
        }
    }
}
