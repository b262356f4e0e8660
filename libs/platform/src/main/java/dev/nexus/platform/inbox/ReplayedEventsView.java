package dev.nexus.platform.inbox;

/**
 * What a replay has set going.
 *
 * @param replayed how many events are tried again, within seconds; each is handled once, and parked again if it still fails
 */
record ReplayedEventsView(int replayed) {}
