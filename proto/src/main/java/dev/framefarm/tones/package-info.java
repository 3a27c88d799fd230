/** What FFmpeg is told on both sides to make pictures of a standard range. */
@NullMarked
package dev.framefarm.tones;

import org.jspecify.annotations.NullMarked;
