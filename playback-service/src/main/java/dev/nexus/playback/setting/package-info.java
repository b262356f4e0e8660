/** How listeners want to hear their books, on whatever device. */
@NullMarked
package dev.nexus.playback.setting;

import org.jspecify.annotations.NullMarked;
