@NullMarked
package dev.nexus.playback.statistics.web;

import org.jspecify.annotations.NullMarked;
