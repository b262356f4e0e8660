/** Import and export over HTTP. */
@NullMarked
package dev.nexus.playback.transfer.web;

import org.jspecify.annotations.NullMarked;
