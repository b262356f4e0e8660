/** What Web Push asks for in cryptography: messages that only the browser reads (RFC 8291), and who sends them (RFC 8292). */
@NullMarked
package dev.nexus.notification.push.crypto;

import org.jspecify.annotations.NullMarked;
