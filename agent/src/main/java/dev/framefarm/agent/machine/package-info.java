/**
 * What this machine is and can do: its name, cores, memory, load and GPUs, and the encoders that made
 * something here in a real trial. Proofs are kept in the data folder, for this build of FFmpeg on this host.
 */
package dev.framefarm.agent.machine;
