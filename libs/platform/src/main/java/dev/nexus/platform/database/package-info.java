/** The service's own schema: the platform's tables come first, then the service's. */
@NullMarked
package dev.nexus.platform.database;

import org.jspecify.annotations.NullMarked;
