@NullMarked
package dev.nexus.standalone.broker;

import org.jspecify.annotations.NullMarked;
