/** Which words of the wire a piece of work is told in, so that nobody is given work it would understand only in part. */
@NullMarked
package dev.framefarm.words;

import org.jspecify.annotations.NullMarked;
