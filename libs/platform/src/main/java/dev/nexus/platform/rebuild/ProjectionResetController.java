package dev.nexus.platform.rebuild;

import dev.nexus.platform.security.CurrentUser;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this service keeps of others' state, to be rebuilt; for administrators. */
@RestController
@RequestMapping("/api/v1/admin/${nexus.service}/projection-resets")
class ProjectionResetController {

    private final ProjectionResetting resetting;

    ProjectionResetController(ProjectionResetting resetting) {
        this.resetting = resetting;
    }

    /**
     * Lets projections take in the present state again, which the publisher then has to tell. What they know stays in use; to
     * reset again changes nothing.
     */
    @PostMapping
    ProjectionResetView reset(CurrentUser user, @RequestBody @Valid ResetProjections wanted) {
        return resetting.reset(user, wanted);
    }
}
