@NullMarked
package dev.nexus.platform.rpc;

import org.jspecify.annotations.NullMarked;
