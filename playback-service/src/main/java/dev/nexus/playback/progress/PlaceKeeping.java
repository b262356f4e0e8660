package dev.nexus.playback.progress;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.nexus.playback.book.PlaceKey;
import dev.nexus.playback.listening.ListeningTime;
import dev.nexus.playback.progress.rule.Judgement;
import dev.nexus.playback.progress.rule.ListeningAct;
import dev.nexus.playback.progress.rule.Place;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Lets accepted reports take effect, inside the caller's transaction: places move, listening time grows, finishes become completions,
 * and what is worth it is told.
 * Tables are written in this order, and each in the order of listener, book and report, so that replicas never deadlock.
 */
@Component
class PlaceKeeping {

    private static final Comparator<Judgement.Accepted> ORDER = Comparator.<Judgement.Accepted, String>comparing(
                    accepted -> accepted.received().listener().toString())
            .thenComparing(accepted -> accepted.book().id().toString())
            .thenComparing(accepted -> accepted.received().report().id());

    /** What became of the places that were asked for. */
    record Kept(Map<PlaceKey, StoredPlace> places, Map<PlaceKey, PlaceChange> changes) {}

    /** Where the acts of a batch alone would lead, and the report that would lead there. */
    private record Proposal(Place place, Judgement.Accepted by) {

        static Proposal of(Judgement.Accepted accepted, ListeningAct act) {
            return new Proposal(Place.of(act), accepted);
        }

        Proposal merge(Proposal other) {
            var merged = place.merge(other.place);
            return new Proposal(merged, merged.decidedBy().equals(place.decidedBy()) ? by : other.by);
        }
    }

    private final Places places;
    private final ListeningTime time;
    private final Completions completions;
    private final ProgressEvents events;
    private final Clock clock;

    PlaceKeeping(Places places, ListeningTime time, Completions completions, ProgressEvents events, Clock clock) {
        this.places = places;
        this.time = time;
        this.completions = completions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Applies reports.
     *
     * @param fresh reports that never took effect before
     * @param asked further places that the caller wants to know
     */
    Kept apply(Collection<Judgement.Accepted> fresh, Set<PlaceKey> asked) {
        var proposals = proposals(fresh);
        var wanted = new HashSet<>(asked);
        wanted.addAll(proposals.keySet());
        var before = wanted.isEmpty() ? Map.<PlaceKey, StoredPlace>of() : places.lock(wanted);
        var after = new HashMap<>(before);
        var told = new ArrayList<ProgressEvent>();
        if (!proposals.isEmpty()) {
            var now = clock.instant();
            var announced = announced(proposals, before, now);
            var written = places.merge(proposed(proposals), announced, now);
            after.putAll(written);
            after.putAll(overtaken(proposals.keySet(), after));
            for (var key : announced) {
                var place = written.get(key);
                if (place != null) {
                    told.add(ProgressEvent.PlaceChanged.of(
                            key.listener(), proposal(proposals, key).by().book(), place));
                }
            }
        }
        time.add(fresh.stream()
                .flatMap(accepted -> Hearing.of(accepted).stream())
                .toList());
        told.addAll(finished(fresh.stream()
                .filter(Judgement.Accepted::isFinish)
                .sorted(ORDER)
                .toList()));
        if (!told.isEmpty()) {
            events.publish(told);
        }
        return new Kept(after, changes(before, proposals, after));
    }

    private static Map<PlaceKey, Proposal> proposals(Collection<Judgement.Accepted> fresh) {
        var proposals = new HashMap<PlaceKey, Proposal>();
        for (var accepted : fresh) {
            var act = accepted.act();
            if (act != null) {
                proposals.merge(accepted.received().place(), Proposal.of(accepted, act), Proposal::merge);
            }
        }
        return proposals;
    }

    private static Map<PlaceKey, Place> proposed(Map<PlaceKey, Proposal> proposals) {
        return proposals.entrySet().stream().collect(toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue()
                .place()));
    }

    /** The places are locked, so what comes of a merge is known before; only a place that is new may turn out otherwise. */
    private static Set<PlaceKey> announced(
            Map<PlaceKey, Proposal> proposals, Map<PlaceKey, StoredPlace> before, Instant now) {
        return proposals.keySet().stream()
                .filter(key -> {
                    var proposal = proposal(proposals, key);
                    var known = before.get(key);
                    var after = known == null ? proposal.place() : known.place().merge(proposal.place());
                    return Announcing.isDue(
                            known,
                            after,
                            proposal.by().received().report().kind(),
                            proposal.by().book(),
                            now);
                })
                .collect(toUnmodifiableSet());
    }

    /** Another's first write came in between and won: there was nothing to lock, and nothing of ours was written. */
    private Map<PlaceKey, StoredPlace> overtaken(Set<PlaceKey> written, Map<PlaceKey, StoredPlace> known) {
        var unknown = written.stream().filter(key -> !known.containsKey(key)).toList();
        return unknown.isEmpty() ? Map.of() : places.lock(unknown);
    }

    private List<ProgressEvent> finished(List<Judgement.Accepted> finishes) {
        if (finishes.isEmpty()) {
            return List.of();
        }
        var fresh = completions.add(finishes);
        return finishes.stream()
                .filter(finish -> fresh.contains(finish.received().report().id()))
                .<ProgressEvent>map(finish -> new ProgressEvent.BookFinished(
                        finish.received().listener(),
                        finish.book(),
                        finish.received().report().id().value(),
                        finish.received().effectiveAt().value()))
                .toList();
    }

    private static Map<PlaceKey, PlaceChange> changes(
            Map<PlaceKey, StoredPlace> before, Map<PlaceKey, Proposal> proposals, Map<PlaceKey, StoredPlace> after) {
        var changes = new HashMap<PlaceKey, PlaceChange>();
        proposals.forEach((key, proposal) -> {
            var result = after.get(key);
            if (result == null) {
                throw new IllegalStateException("the place of %s vanished while it was written".formatted(key));
            }
            changes.put(key, new PlaceChange(before.get(key), proposal.place(), result));
        });
        return changes;
    }

    private static Proposal proposal(Map<PlaceKey, Proposal> proposals, PlaceKey key) {
        return requireNonNull(proposals.get(key));
    }
}
