/** Benchmarks with their peers, run by hand: see the README beside the module. */
@NullMarked
package dev.nexus.bench;

import org.jspecify.annotations.NullMarked;
