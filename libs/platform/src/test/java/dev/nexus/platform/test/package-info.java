/** The rules that every service is held to, held to what they shall find. */
@NullMarked
package dev.nexus.platform.test;

import org.jspecify.annotations.NullMarked;
