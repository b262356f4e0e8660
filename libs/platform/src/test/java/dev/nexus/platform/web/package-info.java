@NullMarked
package dev.nexus.platform.web;

import org.jspecify.annotations.NullMarked;
