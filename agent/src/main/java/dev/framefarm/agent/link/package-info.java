/**
 * The agent's way to its coordinators: gRPC over mutual TLS. One session stream, slices down, deliveries
 * up, a certificate that is enrolled once and renewed in time. The generated messages end here; everything
 * below speaks the agent's own words.
 */
package dev.framefarm.agent.link;
