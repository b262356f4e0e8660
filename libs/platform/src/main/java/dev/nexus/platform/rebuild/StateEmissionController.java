package dev.nexus.platform.rebuild;

import dev.nexus.platform.idempotency.Idempotency;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The present state of all that this service tells of, for a consumer that rebuilds its projections; for administrators. */
@RestController
@RequestMapping("/api/v1/admin/${nexus.service}/state-emissions")
class StateEmissionController {

    private final StateEmissionOperating operating;
    private final Idempotency idempotency;

    StateEmissionController(StateEmissionOperating operating, Idempotency idempotency) {
        this.operating = operating;
        this.idempotency = idempotency;
    }

    /**
     * Tells a consumer the present state of everything, in order with what happens meanwhile. It changes what the consumer keeps
     * if its projections were reset before.
     */
    @PostMapping
    ResponseEntity<StateEmissionView> request(
            CurrentUser user,
            @RequestHeader(name = Idempotency.HEADER, required = false) @Nullable String key,
            @RequestBody @Valid RequestStateEmission wanted,
            HttpServletRequest request) {
        var path = request.getRequestURI();
        var emission = idempotency.once(
                user.accountId(),
                key,
                "POST " + path,
                wanted,
                StateEmissionView.class,
                () -> StateEmissionView.of(operating.request(user, wanted)));
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create(path + "/" + emission.id()))
                .body(emission);
    }

    /** Lists what was asked for in the last thirty days, the newest first. */
    @GetMapping
    Page<StateEmissionView> list(CurrentUser user, PageRequest page) {
        return operating.list(user, page).map(StateEmissionView::of);
    }

    /** Shows how far an emission is. */
    @GetMapping("/{id}")
    StateEmissionView one(CurrentUser user, @PathVariable UUID id) {
        return StateEmissionView.of(operating.one(user, id));
    }

    /** Cancels an emission after the aggregates that are under way. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(CurrentUser user, @PathVariable UUID id) {
        operating.cancel(user, id);
    }
}
