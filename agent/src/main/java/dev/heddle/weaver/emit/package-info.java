/**
 * Fourth stage: the plan as bytecode. Nothing is decided here; stack maps are written from the
 * types that the analysis found, so no class is loaded to compute them.
 */
@NullMarked
package dev.heddle.weaver.emit;

import org.jspecify.annotations.NullMarked;
