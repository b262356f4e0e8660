package dev.nexus.platform.secret;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** When a service starts with two keys, nothing is left that needs the former one. */
final class SecretRotation {

    private static final Logger log = LoggerFactory.getLogger(SecretRotation.class);

    private final EnvironmentKey key;
    private final List<SealedData> sealed;

    SecretRotation(EnvironmentKey key, List<SealedData> sealed) {
        this.key = key;
        this.sealed = List.copyOf(sealed);
    }

    @EventListener(ApplicationReadyEvent.class)
    void sealAnew() {
        if (key.isBeingRotated()) {
            var count = sealed.stream().mapToInt(SealedData::sealAnew).sum();
            log.atInfo().addKeyValue("count", count).log("sealed anew with the present secret key");
        }
    }
}
