/**
 * The command line. One class for each command; what several of them share lies beside them. Standard output belongs to
 * results, progress and JSON; complaints are one sentence on standard error.
 */
package dev.framefarm.coordinator.cli;
