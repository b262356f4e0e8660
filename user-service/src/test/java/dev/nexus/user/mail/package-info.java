@NullMarked
package dev.nexus.user.mail;

import org.jspecify.annotations.NullMarked;
