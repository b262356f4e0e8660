package dev.nexus.gateway.forward;

import java.time.Duration;

/**
 * How often a question is asked again that was not answered.
 *
 * @param atMost how many times; 0 for never
 * @param pause how long before the first time, give or take a half; twice as long before each further one
 */
record RetrySettings(int atMost, Duration pause) {

    RetrySettings {
        if (atMost < 0 || atMost > 5) {
            throw new IllegalArgumentException("at-most " + atMost + " is not from 0 to 5");
        }
        if (pause.toMillis() < 1) {
            throw new IllegalArgumentException("pause " + pause + " is less than a millisecond");
        }
    }
}
