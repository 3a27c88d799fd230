/**
 * The agent's one loop: which lease runs in which slot, what is fetched ahead, what the coordinator is
 * told. All state belongs to one thread; an attempt's life is a table. The network and the machine are
 * ports; no gRPC, no process and no file is touched here.
 */
package dev.framefarm.agent.engine;
