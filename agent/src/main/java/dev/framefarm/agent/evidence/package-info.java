/**
 * What an agent can prove of its own delivery, measured while the bytes pass: digest, length, frames,
 * first and last time. Reads just enough of MP4 fragments and of Matroska for that and keeps nothing of the media.
 */
package dev.framefarm.agent.evidence;
