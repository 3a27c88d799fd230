/** What part of a source an encoder needs, and how FFmpeg cuts it out: the same bytes on whichever side it runs. */
@NullMarked
package dev.framefarm.slice;

import org.jspecify.annotations.NullMarked;
