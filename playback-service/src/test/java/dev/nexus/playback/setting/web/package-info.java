@NullMarked
package dev.nexus.playback.setting.web;

import org.jspecify.annotations.NullMarked;
