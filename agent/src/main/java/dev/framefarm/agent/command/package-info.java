/**
 * How work is said to FFmpeg: typed work in, a list of arguments out. Pure, and tested as text, so that
 * every change of what is asked of FFmpeg shows as a difference. One class per encoder; nothing here
 * starts a process, and no argument ever comes from the network.
 */
package dev.framefarm.agent.command;
