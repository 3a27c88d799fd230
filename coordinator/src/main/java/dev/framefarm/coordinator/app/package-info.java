/**
 * Puts the house together: one configuration, every part opened and handed to those who need it, by hand. The only
 * package that knows all others; nothing but the command line knows it.
 */
package dev.framefarm.coordinator.app;
