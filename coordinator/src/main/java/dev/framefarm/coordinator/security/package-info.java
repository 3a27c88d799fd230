/**
 * Who is who: the farm's own certificate authority, the coordinator's certificate, randomness and
 * digests for keys and tokens, and the files they lie in. Decides nothing about what anybody may do.
 */
package dev.framefarm.coordinator.security;
