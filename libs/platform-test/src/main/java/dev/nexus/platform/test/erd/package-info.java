/** Entity-relationship diagrams, drawn from the database as the migrations leave it. */
@NullMarked
package dev.nexus.platform.test.erd;

import org.jspecify.annotations.NullMarked;
