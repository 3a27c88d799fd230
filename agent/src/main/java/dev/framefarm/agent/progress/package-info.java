/**
 * How fast this machine is and how far an attempt has come: small pure values. They ask no clock; time
 * comes in with the arguments.
 */
package dev.framefarm.agent.progress;
