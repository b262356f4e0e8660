@NullMarked
package dev.nexus.user.account;

import org.jspecify.annotations.NullMarked;
