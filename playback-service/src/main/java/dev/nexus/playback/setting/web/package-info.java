/** Settings of playback over HTTP. */
@NullMarked
package dev.nexus.playback.setting.web;

import org.jspecify.annotations.NullMarked;
