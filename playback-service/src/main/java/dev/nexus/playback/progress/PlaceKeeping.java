package dev.nexus.playback.progress;

import dev.nexus.playback.progress.rule.Judgement;
import dev.nexus.playback.progress.rule.Place;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Lets accepted reports take effect, inside the caller's transaction: places move, finishes become completions and events.
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

    private final Places places;
    private final Completions completions;
    private final ProgressEvents events;

    PlaceKeeping(Places places, Completions completions, ProgressEvents events) {
        this.places = places;
        this.completions = completions;
        this.events = events;
    }

    /**
     * Applies reports.
     *
     * @param fresh reports that never took effect before
     * @param asked further places that the caller wants to know
     */
    Kept apply(Collection<Judgement.Accepted> fresh, Set<PlaceKey> asked) {
        var proposed = proposed(fresh);
        var wanted = new HashSet<>(asked);
        wanted.addAll(proposed.keySet());
        var before = wanted.isEmpty() ? Map.<PlaceKey, StoredPlace>of() : places.lock(wanted);
        var after = new HashMap<>(before);
        if (!proposed.isEmpty()) {
            after.putAll(places.merge(proposed));
            after.putAll(overtaken(proposed.keySet(), after));
        }
        finish(fresh.stream().filter(Judgement.Accepted::isFinish).sorted(ORDER).toList());
        return new Kept(after, changes(before, proposed, after));
    }

    private static Map<PlaceKey, Place> proposed(Collection<Judgement.Accepted> fresh) {
        var proposed = new HashMap<PlaceKey, Place>();
        for (var accepted : fresh) {
            var act = accepted.act();
            if (act != null) {
                proposed.merge(PlaceKey.of(accepted.received()), Place.of(act), Place::merge);
            }
        }
        return proposed;
    }

    /** Another's first write came in between and won: there was nothing to lock, and nothing of ours was written. */
    private Map<PlaceKey, StoredPlace> overtaken(Set<PlaceKey> written, Map<PlaceKey, StoredPlace> known) {
        var unknown = written.stream().filter(key -> !known.containsKey(key)).toList();
        return unknown.isEmpty() ? Map.of() : places.lock(unknown);
    }

    private void finish(List<Judgement.Accepted> finishes) {
        if (finishes.isEmpty()) {
            return;
        }
        completions.add(finishes);
        for (var finish : finishes) {
            var received = finish.received();
            events.publish(new ProgressEvent.BookFinished(
                    received.listener(),
                    finish.book().id(),
                    finish.book().library(),
                    received.report().id().value(),
                    finish.book().length(),
                    received.effectiveAt().value()));
        }
    }

    private static Map<PlaceKey, PlaceChange> changes(
            Map<PlaceKey, StoredPlace> before, Map<PlaceKey, Place> proposed, Map<PlaceKey, StoredPlace> after) {
        var changes = new HashMap<PlaceKey, PlaceChange>();
        proposed.forEach((key, place) -> {
            var result = after.get(key);
            if (result == null) {
                throw new IllegalStateException("the place of %s vanished while it was written".formatted(key));
            }
            changes.put(key, new PlaceChange(before.get(key), place, result));
        });
        return changes;
    }
}
