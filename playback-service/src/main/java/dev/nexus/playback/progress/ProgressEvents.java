package dev.nexus.playback.progress;

import java.util.List;

/** Where facts go. They leave if and only if the current transaction commits. */
public interface ProgressEvents {

    void publish(List<ProgressEvent> events);
}
