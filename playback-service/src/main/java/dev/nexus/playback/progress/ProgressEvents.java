package dev.nexus.playback.progress;

/** Where the facts go. They are published if and only if the current transaction commits. */
public interface ProgressEvents {

    void publish(ProgressEvent event);
}
