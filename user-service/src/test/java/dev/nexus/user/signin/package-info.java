@NullMarked
package dev.nexus.user.signin;

import org.jspecify.annotations.NullMarked;
