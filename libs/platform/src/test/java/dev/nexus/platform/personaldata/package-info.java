@NullMarked
package dev.nexus.platform.personaldata;

import org.jspecify.annotations.NullMarked;
