/**
 * What was acknowledged survives: real processes of the service, a real PostgreSQL that writes to the disk, a real broker, and
 * ends of them that nobody announces.
 */
@NullMarked
package dev.nexus.playback.durability;

import org.jspecify.annotations.NullMarked;
