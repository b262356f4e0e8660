/**
 * A whole Nexus in one file that any later version of PostgreSQL can read: the rows of all services' tables in one snapshot, the media, the key
 * that opens what is sealed, and a checksum of each part.
 */
@NullMarked
package dev.nexus.standalone.backup;

import org.jspecify.annotations.NullMarked;
