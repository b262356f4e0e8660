/** What traces and metrics of all services have in common. */
@NullMarked
package dev.nexus.platform.observation;

import org.jspecify.annotations.NullMarked;
