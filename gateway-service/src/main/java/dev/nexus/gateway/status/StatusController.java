package dev.nexus.gateway.status;

import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One line for each service, for people and for scripts: 200 only when all of them are ready. */
@RestController
class StatusController {

    private final Readiness readiness;

    StatusController(Readiness readiness) {
        this.readiness = readiness;
    }

    /** Says which services are ready, a line for each. */
    @GetMapping("/status")
    ResponseEntity<String> status() {
        var ready = readiness.ask();
        var lines = ready.entrySet().stream()
                .map(each -> line(each.getKey().label(), each.getValue()))
                .collect(Collectors.joining());
        return ResponseEntity.status(ready.containsValue(false) ? 503 : 200)
                .contentType(MediaType.TEXT_PLAIN)
                .cacheControl(CacheControl.noStore())
                .body(line("gateway", true) + lines);
    }

    private static String line(String service, boolean ready) {
        return "%-13s %s\n".formatted(service, ready ? "ready" : "not ready");
    }
}
