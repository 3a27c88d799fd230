/**
 * What the coordinators hold together right now, in an embedded Apache Ignite: ledgers, the agents that
 * are here, the news. Everything in it may vanish and is rebuilt from the database and the next
 * heartbeats. The only package that knows Ignite; values are Protocol Buffers bytes.
 */
package dev.framefarm.coordinator.grid;
