package dev.nexus.notification.dispatch;

import dev.nexus.notification.channel.Channel;
import dev.nexus.notification.channel.ChannelSending;
import dev.nexus.notification.recipient.Recipient;
import dev.nexus.notification.recipient.RecipientId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The channels of this installation that leave the house. */
@Component
class Outlets {

    private final Map<Channel, ChannelSending> sendings = new EnumMap<>(Channel.class);

    Outlets(ObjectProvider<ChannelSending> sendings) {
        sendings.forEach(this::add);
    }

    Set<Channel> channels() {
        return Set.copyOf(sendings.keySet());
    }

    Optional<ChannelSending> of(Channel channel) {
        return Optional.ofNullable(sendings.get(channel));
    }

    /** To whom something sent now by each channel would arrive. */
    Map<Channel, Set<RecipientId>> reached(Collection<Recipient> recipients) {
        return sendings.values().stream()
                .collect(Collectors.toMap(ChannelSending::channel, sending -> sending.reached(recipients)));
    }

    private void add(ChannelSending sending) {
        var channel = sending.channel();
        if (channel == Channel.IN_APP || sendings.put(channel, sending) != null) {
            throw new IllegalStateException("there are two ways to send by %s".formatted(channel));
        }
    }
}
