/** Internet addresses as operators write them. */
@NullMarked
package dev.nexus.platform.address;

import org.jspecify.annotations.NullMarked;
