@NullMarked
package dev.nexus.user.registration;

import org.jspecify.annotations.NullMarked;
