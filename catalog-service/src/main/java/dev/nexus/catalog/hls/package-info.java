/** Books as HLS (RFC 8216), for players that know nothing else: a playlist, and pieces that are cut when they are asked for. */
@NullMarked
package dev.nexus.catalog.hls;

import org.jspecify.annotations.NullMarked;
