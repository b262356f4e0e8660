package dev.nexus.platform.rebuild;

import dev.nexus.contracts.Topology;
import dev.nexus.platform.id.IdSource;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.replay.JobState;
import dev.nexus.platform.security.CurrentUser;
import dev.nexus.platform.web.Cursor;
import dev.nexus.platform.web.Page;
import dev.nexus.platform.web.PageRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets operators have a consumer told everything anew. */
final class StateEmissionOperating {

    private static final Logger LOG = LoggerFactory.getLogger(StateEmissionOperating.class);
    private static final String LIST = "state emissions";

    private final String service;
    private final boolean hasState;
    private final StateEmissions emissions;
    private final IdSource ids;
    private final Clock clock;

    StateEmissionOperating(String service, boolean hasState, StateEmissions emissions, IdSource ids, Clock clock) {
        this.service = service;
        this.hasState = hasState;
        this.emissions = emissions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Asks for an emission; it begins within a second.
     *
     * @throws ProblemException {@code forbidden}, {@code nothing-to-tell} or {@code state-emission-running}
     */
    StateEmission request(CurrentUser operator, RequestStateEmission wanted) {
        operator.requireAdmin();
        var subscription = Topology.subscription(wanted.consumer(), service)
                .filter(listens -> hasState)
                .orElseThrow(() -> new ProblemException(
                        RebuildProblem.NOTHING_TO_TELL,
                        "%s keeps nothing of %s's.".formatted(wanted.consumer(), service)));
        var emission = new StateEmission(
                ids.next(),
                wanted.consumer(),
                subscription.queue(),
                JobState.QUEUED,
                null,
                0,
                0,
                null,
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null);
        if (!emissions.add(emission)) {
            throw new ProblemException(RebuildProblem.STATE_EMISSION_RUNNING, "Wait until it has ended, or cancel it.");
        }
        acted("An operator has the present state told", operator, emission);
        return emission;
    }

    Page<StateEmission> list(CurrentUser operator, PageRequest page) {
        operator.requireAdmin();
        var before = page.after(LIST, 1).map(cursor -> cursor.uuid(0)).orElse(null);
        return Page.cut(
                emissions.list(before, page.limit() + 1),
                page,
                emission -> Cursor.of(LIST, emission.id()),
                emission -> emission);
    }

    /**
     * Shows an emission.
     *
     * @throws ProblemException {@code forbidden} or {@code state-emission-not-found}
     */
    StateEmission one(CurrentUser operator, UUID id) {
        operator.requireAdmin();
        return emissions
                .find(id)
                .orElseThrow(() -> new ProblemException(RebuildProblem.STATE_EMISSION_NOT_FOUND, null));
    }

    /**
     * Ends an emission after the aggregates that are under way.
     *
     * @throws ProblemException {@code forbidden}, {@code state-emission-not-found} or {@code state-emission-finished}
     */
    void cancel(CurrentUser operator, UUID id) {
        var emission = one(operator, id);
        if (!emissions.finish(id, JobState.CANCELLED, null, clock.instant())) {
            throw new ProblemException(RebuildProblem.STATE_EMISSION_FINISHED, null);
        }
        acted("An operator cancelled the telling of the present state", operator, emission);
    }

    private static void acted(String what, CurrentUser operator, StateEmission emission) {
        LOG.atInfo()
                .addKeyValue("operator", operator.accountId())
                .addKeyValue("emission", emission.id())
                .addKeyValue("consumer", emission.consumer())
                .log(what);
    }
}
