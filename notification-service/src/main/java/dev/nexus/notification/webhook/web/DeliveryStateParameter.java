package dev.nexus.notification.webhook.web;

import dev.nexus.notification.webhook.DeliveryState;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads the state of deliveries out of a query, where it is called as in bodies. */
@Component
class DeliveryStateParameter implements Converter<String, DeliveryState> {

    @Override
    public DeliveryState convert(String name) {
        return DeliveryState.named(name);
    }
}
