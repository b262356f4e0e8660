/** How mails leave: by a mail server, or as files where there is none. For services that have JavaMail. */
@NullMarked
package dev.nexus.platform.mail;

import org.jspecify.annotations.NullMarked;
