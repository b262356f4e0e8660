/** A PostgreSQL of one's own, from binaries on the class path, and the roles and schemas of the suite in any PostgreSQL. */
@NullMarked
package dev.nexus.standalone.postgres;

import org.jspecify.annotations.NullMarked;
