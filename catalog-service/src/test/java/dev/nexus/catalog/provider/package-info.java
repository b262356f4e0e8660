@NullMarked
package dev.nexus.catalog.provider;

import org.jspecify.annotations.NullMarked;
