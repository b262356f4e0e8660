@NullMarked
package dev.nexus.user.apikey;

import org.jspecify.annotations.NullMarked;
