/** Mails that carry secrets, and so are sent by the service that knows them: events carry none. */
@NullMarked
package dev.nexus.user.mail;

import org.jspecify.annotations.NullMarked;
