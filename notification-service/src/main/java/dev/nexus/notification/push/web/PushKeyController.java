package dev.nexus.notification.push.web;

import dev.nexus.notification.push.PushKeys;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The key that browsers subscribe for. It is public: whoever subscribes tells it to the push service. */
@RestController
class PushKeyController {

    private final PushKeys keys;

    PushKeyController(PushKeys keys) {
        this.keys = keys;
    }

    /** Shows the key that browsers subscribe for. */
    @GetMapping("/api/v1/push-key")
    PushKeyView show() {
        return new PushKeyView(keys.current().publicText());
    }
}
