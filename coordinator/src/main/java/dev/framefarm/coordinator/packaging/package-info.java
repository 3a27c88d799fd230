/**
 * From tracks whose bytes are known to the texts that players read: HLS playlists and a DASH manifest that name byte
 * ranges of the same files. Pure: it writes what it is told and reads no file.
 */
package dev.framefarm.coordinator.packaging;
