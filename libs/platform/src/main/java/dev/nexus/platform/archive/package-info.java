/** The archive: a stream of all public events but those with personal data, where the broker has streams. */
@NullMarked
package dev.nexus.platform.archive;

import org.jspecify.annotations.NullMarked;
