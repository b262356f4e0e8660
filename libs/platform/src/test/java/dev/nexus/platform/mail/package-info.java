@NullMarked
package dev.nexus.platform.mail;

import org.jspecify.annotations.NullMarked;
