@NullMarked
package dev.nexus.platform.testapp;

import org.jspecify.annotations.NullMarked;
