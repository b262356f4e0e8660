package dev.nexus.playback.durability;

/** Whose processes are ended as by {@code kill -9}. */
enum Victim {
    SERVICE,
    DATABASE,
    BOTH;

    void kill(RunningPlayback playback) {
        if (this != DATABASE) {
            playback.replica().kill();
        }
        if (this != SERVICE) {
            playback.postgres().kill();
        }
    }

    /** Starts again what was killed; returns when the service is ready, which nobody started again for the database's sake. */
    void restart(RunningPlayback playback) {
        if (this != SERVICE) {
            playback.postgres().startAgain();
        }
        if (this != DATABASE) {
            playback.replica().startAgain();
        }
        playback.replica().awaitReady();
    }
}
