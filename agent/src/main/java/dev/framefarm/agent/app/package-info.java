/**
 * The agent as a program: reads its configuration, wires the parts by hand, starts, stops. The only package
 * that knows all the others, and the only one that ends the process.
 */
package dev.framefarm.agent.app;
