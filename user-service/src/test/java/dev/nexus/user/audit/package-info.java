@NullMarked
package dev.nexus.user.audit;

import org.jspecify.annotations.NullMarked;
