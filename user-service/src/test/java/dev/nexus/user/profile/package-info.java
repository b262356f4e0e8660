@NullMarked
package dev.nexus.user.profile;

import org.jspecify.annotations.NullMarked;
