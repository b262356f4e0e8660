@NullMarked
package dev.nexus.user.rpc;

import org.jspecify.annotations.NullMarked;
