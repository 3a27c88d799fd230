/**
 * Load, decide, commit, act. Declares the ports it needs ({@code *Store}, {@code Ledgers}, {@code Roster},
 * {@code Blobs}, {@code Prober}, {@code Joiner}, …) and is called by the edges; knows no technology.
 */
package dev.framefarm.coordinator.engine;
