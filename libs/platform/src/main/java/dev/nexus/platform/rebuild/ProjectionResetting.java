package dev.nexus.platform.rebuild;

import dev.nexus.contracts.Topology;
import dev.nexus.platform.inbox.EventSubscriber;
import dev.nexus.platform.problem.ProblemException;
import dev.nexus.platform.security.CurrentUser;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets projections forget how new what they know is, so that they take in the present state when the publisher tells it, whatever
 * they had applied before. Their rows stay and are used meanwhile.
 */
final class ProjectionResetting {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionResetting.class);

    private final String service;
    private final List<String> projections;
    private final KnownSequences known;

    ProjectionResetting(String service, List<EventSubscriber> subscribers, JdbcClient jdbc) {
        this.service = service;
        this.projections = subscribers.stream()
                .filter(subscriber -> subscriber.kind() == EventSubscriber.Kind.PROJECTION)
                .map(EventSubscriber::name)
                .sorted()
                .toList();
        this.known = new KnownSequences(jdbc);
    }

    /**
     * Resets projections of what one publisher tells.
     *
     * @throws ProblemException {@code forbidden} or {@code no-such-projection}
     */
    ProjectionResetView reset(CurrentUser operator, ResetProjections wanted) {
        operator.requireAdmin();
        if (Topology.subscription(service, wanted.publisher()).isEmpty()) {
            throw new ProblemException(
                    RebuildProblem.NO_SUCH_PROJECTION,
                    "%s listens to nothing of %s's.".formatted(service, wanted.publisher()));
        }
        var named = wanted.subscribers() == null ? projections : wanted.subscribers();
        if (!projections.containsAll(named)) {
            throw new ProblemException(
                    RebuildProblem.NO_SUCH_PROJECTION, "The projections are %s.".formatted(projections));
        }
        var aggregates = named.stream()
                .mapToInt(projection -> known.forget(projection, "/" + wanted.publisher() + "/"))
                .sum();
        LOG.atInfo()
                .addKeyValue("operator", operator.accountId())
                .addKeyValue("publisher", wanted.publisher())
                .addKeyValue("projections", named)
                .addKeyValue("aggregates", aggregates)
                .log("An operator reset projections");
        return new ProjectionResetView(named, aggregates);
    }
}
