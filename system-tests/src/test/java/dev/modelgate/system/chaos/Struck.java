package dev.modelgate.system.chaos;

import java.time.Duration;

/**
 * A strike that has taken place.
 *
 * @param processes how many were hit
 * @param recovery from the kill, or from the waking up of what was stopped, until all struck parts were ready and two
 *     steps had come to their end, one of each worker that was struck among them; null when that was not waited for
 * @param recovered whether it came to that within the limit
 */
record Struck(Strike strike, int processes, Duration recovery, boolean recovered) {}
