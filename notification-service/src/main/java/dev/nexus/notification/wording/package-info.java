/** What notifications say, in the recipient's language. */
@NullMarked
package dev.nexus.notification.wording;

import org.jspecify.annotations.NullMarked;
