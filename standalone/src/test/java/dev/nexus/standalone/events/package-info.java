@NullMarked
package dev.nexus.standalone.events;

import org.jspecify.annotations.NullMarked;
