/** All that is known about somebody, in every service, as one archive. */
@NullMarked
package dev.nexus.user.export;

import org.jspecify.annotations.NullMarked;
